/** An anchor as people say it: `II.2.a`; what stands outside of any clause has no name. */
export function clauseName(anchor: string | null): string | undefined {
  if (anchor === null || /^(?:text|table)-\d+$/.test(anchor)) return undefined;
  return anchor.replace(/~\d+$/, "");
}
