import { Graph, layout } from "@dagrejs/dagre";
import type { MoreRelations } from "#lib/inventory/relation-graph.ts";
import type { GraphNode, RelationsAnswer } from "./queries.ts";

/** px */
export const boxWidth = 208;
/** px */
export const boxHeight = 44;

/** A resource, or how many more there are, and where its left upper corner is, px. */
export type Box = { id: string; x: number; y: number } & ({ node: GraphNode } | { more: MoreRelations });

/** From a box to another, which the first uses. */
export interface Line {
  id: string;
  from: string;
  to: string;
  fields: readonly string[];
}

export interface Drawing {
  boxes: Box[];
  lines: Line[];
  /** px */
  width: number;
  height: number;
}

/** Where everything stands: what uses is left of what it uses, but where they use each other in a ring. */
export function drawingOf({ nodes, edges, more }: RelationsAnswer): Drawing {
  // What leads on stands together with others of its kind.
  const resources = nodes.map((node) => ({ id: node.id, node }));
  const counts = more.map((left) => ({ id: `${left.side} ${left.kind} ${left.node}`, more: left }));
  const lines: Line[] = [
    ...edges.map(({ from, to, fields }) => ({ id: `${from} → ${to}`, from, to, fields })),
    ...counts.map(({ id, more: { node, side } }) => ({
      ...{ id: `→ ${id}`, fields: [] },
      ...(side === "uses" ? { from: node, to: id } : { from: id, to: node }),
    })),
  ];
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 120 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of [...resources, ...counts]) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const { from, to } of lines) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const placed = <One extends { id: string }>(one: One) => {
    const { x, y } = graph.node(one.id) as { x: number; y: number };
    return { ...one, x: x - boxWidth / 2, y: y - boxHeight / 2 };
  };
  return { boxes: [...resources.map(placed), ...counts.map(placed)], lines, width, height };
}
