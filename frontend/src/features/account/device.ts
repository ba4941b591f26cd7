/** Browsers name each other in their own names, so the order matters: the most particular first. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bcoc_coc_browser\//, "Cốc Cốc"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Headless)?(Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

export interface Device {
  browser: string | undefined;
  system: string | undefined;
}

/** Browser and system that a sign-in came from, as far as the browser tells. */
export function deviceOf(userAgent: string | null): Device {
  const name = (list: typeof BROWSERS) => list.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  return { browser: name(BROWSERS), system: name(SYSTEMS) };
}

export type Network = "own" | "inner" | "outer";

/** This computer itself, a network of an office or home, or somewhere on the internet. */
export function networkOf(address: string): Network {
  if (/^(127\.|::1$)/.test(address)) return "own";
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|fe80:)/i.test(address)
    ? "inner"
    : "outer";
}
