import { documentIn } from "./decode.ts";

/** One field of a JSON value, or one item of a list. */
export interface TreeNode {
  /** As evidence names it: `VpcConfig.Subnets[0]`. */
  path: string;
  name: string;
  /** A leaf's own value; of a branch what it was made from. */
  value: unknown;
  /** Null for a leaf. */
  children: TreeNode[] | null;
  isList: boolean;
  /** The branch was read out of a text that holds JSON. */
  fromText: boolean;
  /** A field that is not there, but that a verdict is about. */
  isAbsent: boolean;
}

/** Deeper than anything AWS returns; what is beyond stays text. */
const deepest = 40;

/** The fields of an object by name (the database keeps no order of its own), or the items of a list as they come. */
export function treeOf(value: object, path = "", depth = 0): TreeNode[] {
  const isList = Array.isArray(value);
  const nodes = Object.entries(value).map(([name, child]) => {
    const at = isList ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
    return nodeOf(name, at, child, depth);
  });
  return isList ? nodes : nodes.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function nodeOf(name: string, path: string, value: unknown, depth: number): TreeNode {
  const document = typeof value === "string" ? documentIn(value) : undefined;
  const inner = document ?? value;
  const isBranch = inner !== null && typeof inner === "object" && depth < deepest;
  return {
    path,
    name,
    value: isBranch || inner === null || typeof inner !== "object" ? value : JSON.stringify(inner),
    children: isBranch ? treeOf(inner, path, depth + 1) : null,
    isList: Array.isArray(inner),
    fromText: document !== undefined,
    isAbsent: false,
  };
}

/** The nodes whose name or value has the needle, with the way down to them; a branch that matches is kept whole. */
export function narrowed(nodes: readonly TreeNode[], needle: string): TreeNode[] {
  const wanted = needle.trim().toLowerCase();
  if (wanted === "") return [...nodes];
  return nodes.flatMap((node) => {
    if (node.name.toLowerCase().includes(wanted)) return [node];
    if (node.children === null) return String(node.value).toLowerCase().includes(wanted) ? [node] : [];
    const children = narrowed(node.children, wanted);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

export function countNodes(nodes: readonly TreeNode[]): number {
  return nodes.reduce((sum, node) => sum + 1 + (node.children ? countNodes(node.children) : 0), 0);
}

/** Every path with something below it. */
export function branchPaths(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) => (node.children ? [node.path, ...branchPaths(node.children)] : []));
}
