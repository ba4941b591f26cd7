import { gzipSync } from "node:zlib";

import type { Plugin, Rolldown } from "vite";

const LARGEST = 400_000;
/** Where figures are entered, on slow lines and old machines. */
const ENTRY = { pages: ["entry-page", "submission-page"], largest: 300_000 };

/** The library that draws: it comes after its page, once there is a figure to draw. */
const CHARTS = "drawing";

/** Fails the build when opening a page would fetch more script, compressed, than the project allows itself. */
export function budget(): Plugin {
  return {
    name: "tienbo:budget",
    apply: "build",
    writeBundle(_options, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((item) =>
          item.type === "chunk" ? [[item.fileName, item] as const] : [],
        ),
      );
      const start = [...chunks.values()].find((chunk) => chunk.isEntry);
      for (const page of chunks.values()) {
        if (!start || !page.isDynamicEntry || page.name === CHARTS) continue;
        const size = weight(chunks, [start.fileName, page.fileName]);
        const entry = ENTRY.pages.includes(page.name);
        const largest = entry ? ENTRY.largest : LARGEST;
        if (entry) this.info(`${page.name} fetches ${size} bytes of script, of ${largest} allowed.`);
        if (size > largest)
          this.error(`${page.name} fetches ${size} bytes of script; ${largest} are allowed.`);
      }
    },
  };
}

/** Compressed size of some files and of everything they import at once. */
function weight(chunks: ReadonlyMap<string, Rolldown.OutputChunk>, files: string[]): number {
  const seen = new Set<string>();
  const open = [...files];
  let size = 0;
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const chunk = chunks.get(file);
    if (!chunk || seen.has(file)) continue;
    seen.add(file);
    size += gzipSync(chunk.code).length;
    open.push(...chunk.imports);
  }
  return size;
}
