import { type Severity, severities } from "#lib/checks/define.ts";
import type { TreeNode } from "./tree.ts";

/** What a failing finding says about one field. */
export interface FieldMark {
  /** Of the evidence: `RootAccess`, `ProductionVariants[0].ModelName`. */
  path: string;
  /** The observed value is nothing: the field is not set. */
  isAbsent: boolean;
  finding: string;
  title: string;
  severity: Severity;
  expected: string;
}

export interface MarkedTree {
  /** The nodes, with those fields added that verdicts are about and that are not set. */
  nodes: TreeNode[];
  /** Marks by the path of the node they stand at, worst first. */
  marks: ReadonlyMap<string, readonly FieldMark[]>;
}

/**
 * Puts each mark at its field, or at the nearest field above that is there. A mark whose field is nowhere in the tree
 * (evidence about another resource) is left out.
 */
export function placeMarks(nodes: readonly TreeNode[], marks: readonly FieldMark[]): MarkedTree {
  const placed = new Map<string, FieldMark[]>();
  let tree = [...nodes];
  for (const mark of marks) {
    if (mark.isAbsent) tree = withAbsent(tree, mark.path);
    const path = nearest(tree, mark.path);
    if (path === undefined) continue;
    const here = placed.get(path) ?? [];
    placed.set(path, here);
    if (!here.some((other) => other.finding === mark.finding)) here.push(mark);
  }
  for (const here of placed.values()) here.sort((one, other) => rankOf(one) - rankOf(other));
  return { nodes: tree, marks: placed };
}

/** True when a mark stands at the node or anywhere below it. */
export function isMarkedBelow(node: TreeNode, marks: MarkedTree["marks"]): boolean {
  return node.children?.some((child) => marks.has(child.path) || isMarkedBelow(child, marks)) ?? false;
}

function rankOf({ severity }: FieldMark): number {
  return severities.indexOf(severity);
}

function nearest(nodes: readonly TreeNode[], path: string): string | undefined {
  const node = nodes.find((one) => isWithin(path, one.path));
  if (!node) return undefined;
  return node.path === path ? path : (nearest(node.children ?? [], path) ?? node.path);
}

/** A field below, an item of, or (`Content:2`) a line in the other. */
function isWithin(path: string, above: string): boolean {
  return path === above || (path.startsWith(above) && /^[.[:]/.test(path.slice(above.length)));
}

/** Adds the field where its parent is an object that lacks it; nothing is added to lists or under plain values. */
function withAbsent(nodes: readonly TreeNode[], path: string, parent?: TreeNode): TreeNode[] {
  const at = nodes.findIndex((one) => isWithin(path, one.path));
  const below = nodes[at];
  if (below) {
    if (below.path === path || !below.children) return [...nodes];
    return nodes.with(at, { ...below, children: withAbsent(below.children, path, below) });
  }
  const name = parent ? path.slice(parent.path.length + 1) : path;
  // What is no field name is evidence about something else.
  if (parent?.isList || !/^\w+(\.\w+)*$/.test(name)) return [...nodes];
  const absent = { path, name, value: undefined, children: null, isList: false, fromText: false, isAbsent: true };
  return [...nodes, absent].sort((one, other) => (one.name < other.name ? -1 : 1));
}
