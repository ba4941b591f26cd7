import path from "node:path";

import { graphOf, reaches, resolve } from "./imports.js";

/** Imports point down this list, never up: shared folders, then features, then the shell, then the routes. */
const RANKS = { api: 0, locales: 0, ui: 1, figures: 2, features: 3, shell: 4, routes: 5 };

function place(root, file) {
  const [layer, feature] = path.relative(root, file).split(path.sep);
  return { layer, rank: RANKS[layer] ?? 6, feature };
}

/** Why `from` may not import `to`, or undefined when it may. */
export function objection(root, from, to) {
  const here = place(root, from);
  const there = place(root, to);
  if (here.layer === "test" || there.layer === "test") return undefined;
  if (there.rank > here.rank) return "upward";
  if (here.layer === "features" && there.layer === "features" && here.feature !== there.feature)
    return "sideways";
  return undefined;
}

const graphs = new Map();

const rule = {
  meta: {
    type: "problem",
    schema: [{ type: "object", properties: { root: { type: "string" } }, required: ["root"] }],
    messages: {
      upward: "{{source}} lies above this file: imports point from shared code to features to routes.",
      sideways: "{{source}} belongs to another feature: move what both need to a shared folder.",
      cycle: "{{source}} imports this file again.",
    },
  },
  create(context) {
    const { root } = context.options[0];
    if (!graphs.has(root)) graphs.set(root, graphOf(root));
    const check = (node, typeOnly) => {
      const source = node.source?.value;
      const target = typeof source === "string" ? resolve(root, context.filename, source) : undefined;
      if (target === undefined) return;
      const messageId =
        objection(root, context.filename, target) ??
        (!typeOnly && reaches(graphs.get(root), target, context.filename) ? "cycle" : undefined);
      if (messageId) context.report({ node, messageId, data: { source } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node, node.exportKind === "type"),
      ImportExpression: (node) => check(node, false),
    };
  },
};

export default { rules: { layers: rule } };
