import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { VitePWA, type VitePWAOptions } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

import { budget } from "./budget.ts";

const service = process.env["TIENBO_SERVICE_URL"] ?? "http://127.0.0.1:8000";

/**
 * The pages' own files are kept in the browser, so that figures can be entered without a network. Answers of the
 * service never are: no address of it is handled, and what an open form needs is kept by the page itself.
 */
const offline: Partial<VitePWAOptions> = {
  registerType: "prompt",
  injectRegister: false,
  manifestFilename: "manifest.json",
  manifest: {
    name: "Tiến bộ",
    short_name: "Tiến bộ",
    lang: "vi",
    start_url: "/",
    display: "standalone",
    background_color: "#f4f6f8",
    theme_color: "#0b5a7d",
    icons: [{ src: "/favicon.svg", sizes: "any", type: "image/svg+xml" }],
  },
  workbox: {
    globPatterns: ["**/*.{js,css,html,svg,woff2}"],
    // Charts are of figures that only the service has.
    globIgnores: ["**/drawing-*.js"],
    navigateFallback: "/index.html",
    navigateFallbackDenylist: [/^\/(api|healthz|readyz|oauth|\.well-known)(\/|$)/],
    cleanupOutdatedCaches: true,
  },
};

export default defineConfig({
  plugins: [react(), VitePWA(offline), budget()],
  resolve: { alias: { "@": fileURLToPath(new URL("src", import.meta.url)) } },
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: { "/api": service, "/healthz": service },
  },
  build: {
    target: "es2022",
    // The content security policy allows no `data:` addresses.
    assetsInlineLimit: 0,
    // The library of charts comes alone and late; what each page may weigh is said in budget.ts.
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "eslint/**/*.test.js"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
  },
});
