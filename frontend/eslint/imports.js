import fs from "node:fs";
import path from "node:path";

const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
const IMPORT =
  /(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** The file that `source`, written in `file`, means; undefined for packages and for files that are not code. */
export function resolve(root, file, source) {
  const base = source.startsWith("@/")
    ? path.join(root, source.slice(2))
    : source.startsWith(".")
      ? path.resolve(path.dirname(file), source)
      : undefined;
  if (base === undefined) return undefined;
  return ENDINGS.map((ending) => base + ending).find((name) => /\.tsx?$/.test(name) && fs.existsSync(name));
}

/** What `text` imports when it runs; `import type` leaves nothing behind and does not count. */
export function importsOf(text) {
  return [...text.matchAll(IMPORT)].filter((match) => !match[1]).map((match) => match[2] ?? match[3]);
}

/** Static imports only: a lazily loaded page may name a module that loads it. */
export function graphOf(root) {
  const graph = new Map();
  for (const name of fs.readdirSync(root, { recursive: true })) {
    if (!/(?<!\.d)\.tsx?$/.test(name)) continue;
    const file = path.join(root, name);
    const targets = importsOf(fs.readFileSync(file, "utf8")).map((source) => resolve(root, file, source));
    graph.set(
      file,
      targets.filter((target) => target !== undefined),
    );
  }
  return graph;
}

/** Whether walking the imports of `from` comes to `to`. */
export function reaches(graph, from, to) {
  const seen = new Set();
  const open = [from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (file === to) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(graph.get(file) ?? []));
  }
  return false;
}
