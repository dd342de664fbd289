import { Graph, layout } from "@dagrejs/dagre";
import type { MoreRelations, RelationEdge } from "#lib/inventory/relation-graph.ts";
import type { GraphNode, RelationsAnswer } from "./queries.ts";
import { type Point, type Run, runOf } from "./relation-line.ts";
import { tellingField } from "./relation-words.ts";

/** px */
export const boxWidth = 208;
/** px: of a resource, and of a line that says how many more there are. */
const [boxHeight, lineHeight] = [40, 32];

/** A resource, or how many more there are, and where its left upper corner is, px. */
export type Box = { id: string; x: number; y: number; height: number } & (
  | { node: GraphNode }
  | { more: MoreRelations }
);

/** From a box to another, which the first uses. */
export interface Line extends Link, Run {}

interface Link {
  id: string;
  from: string;
  to: string;
  /** What is said of it; null where it goes without saying, or where too many lines meet. */
  label: string | null;
}

export interface Drawing {
  boxes: Box[];
  lines: Line[];
  /** px */
  width: number;
  height: number;
}

/**
 * Where everything stands: what uses is left of what it uses, but where they use each other in a ring. Of the lines of those that
 * use the root only those are drawn that lead to it: what else they use would be a thicket.
 */
export function drawingOf({ nodes, edges, more }: RelationsAnswer): Drawing {
  const resources = nodes.map((node) => ({ id: node.id, height: boxHeight, node }));
  const counts = more.map((left) => ({
    ...{ id: `${left.side} ${left.kind} ${left.node}`, height: lineHeight },
    more: left,
  }));
  const steps = new Map(nodes.map(({ id, step }) => [id, step]));
  const isDrawn = ({ from, to }: RelationEdge) => {
    const [start = 0, end = 0] = [steps.get(from), steps.get(to)];
    return (start >= 0 && end >= 0) || (start < 0 && end === start + 1);
  };
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const links: Link[] = [
    ...edges.filter(isDrawn).map(({ from, to, fields }) => ({
      ...{ id: `${from} → ${to}`, from, to },
      label: tellingField(fields, kinds.get(from) ?? "", kinds.get(to) ?? ""),
    })),
    ...counts.map(({ id, more: { node, side } }) => ({
      ...{ id: `→ ${id}`, label: null },
      ...(side === "uses" ? { from: node, to: id } : { from: id, to: node }),
    })),
  ];
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 6, ranksep: 128 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, height } of [...resources, ...counts]) graph.setNode(id, { width: boxWidth, height });
  for (const { from, to } of links) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Record<"width" | "height", number>>;
  const placed = <One extends { id: string; height: number }>(one: One) => {
    const { x, y } = graph.node(one.id) as Point;
    return { ...one, x: x - boxWidth / 2, y: y - one.height / 2 };
  };
  const boxes = [...resources.map(placed), ...counts.map(placed)];
  const places = new Map(boxes.map((box) => [box.id, { ...box, width: boxWidth }]));
  const columns = new Set(boxes.map(({ x }) => Math.round(x + boxWidth / 2)));
  const lines = links.flatMap((link): Line[] => {
    const [from, to] = [places.get(link.from), places.get(link.to)];
    if (!from || !to) return [];
    const { points } = graph.edge(link.from, link.to) as { points: Point[] };
    const passing = points.slice(1, -1).filter(({ x }) => columns.has(Math.round(x)));
    const isCrowded = [link.from, link.to].some((id) => countOf(links, id) > mostLabelled);
    return [{ ...link, ...runOf(from, to, passing), ...(isCrowded && { label: null }) }];
  });
  return { boxes, lines, width, height };
}

/** Where more lines meet, what is said of each cannot be read. */
const mostLabelled = 8;

function countOf(links: readonly Link[], id: string): number {
  return links.filter(({ from, to }) => from === id || to === id).length;
}

/** px, of the whole picture: on a narrow screen there is something beside it to scroll the page by. */
const [least, most, mostOnNarrow] = [176, 640, 440];
/** px: around it, and under it for its buttons. */
const [margin, foot] = [16, 36];
/** Smaller, nobody reads it. */
const smallest = 0.65;

/** How a drawing is first seen in so much width: whole where it can still be read, else what is around its root. */
export function viewOf({ boxes, width, height }: Drawing, room: number) {
  const highest = room < 640 ? mostOnNarrow : most;
  const frame = 2 * margin + foot;
  const zoom = Math.max(Math.min((room - 2 * margin) / width, (highest - frame) / height, 1), smallest);
  const tall = Math.round(Math.min(highest, Math.max(least, height * zoom + frame)));
  const [root] = boxes;
  const start = (length: number, at: number, space: number) => {
    const rest = space - margin - length * zoom;
    // Where there is more than fits, the root is in the middle, and nothing empty beside what could be seen.
    return rest >= margin ? (rest + margin) / 2 : Math.min(margin, Math.max(rest, space / 2 - at * zoom));
  };
  return {
    height: tall,
    viewport: {
      x: start(width, (root?.x ?? 0) + boxWidth / 2, room),
      y: start(height, (root?.y ?? 0) + (root?.height ?? 0) / 2, tall - foot),
      zoom,
    },
  };
}
