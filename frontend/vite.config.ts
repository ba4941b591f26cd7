import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

import { budget } from "./budget.ts";

const service = process.env["TIENBO_SERVICE_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react(), budget()],
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
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}", "eslint/**/*.test.js"],
    setupFiles: ["src/test/setup.ts"],
    restoreMocks: true,
  },
});
