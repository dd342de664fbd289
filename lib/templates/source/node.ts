/** A piece of a document, with where it stands. What an alias of YAML points at is one node in several places. */
export type SourceNode = SourceMap | SourceList | SourceScalar;

interface Place {
  /** 1-based, both within. */
  line: number;
  endLine: number;
}

export interface SourceEntry {
  key: string;
  /** The line of the key. */
  line: number;
  value: SourceNode;
}

export interface SourceMap extends Place {
  type: "map";
  entries: readonly SourceEntry[];
}

export interface SourceList extends Place {
  type: "list";
  items: readonly SourceNode[];
}

export interface SourceScalar extends Place {
  type: "scalar";
  value: string | number | boolean | null;
}

/** The value of a key; undefined where there is none, or where this is no map. */
export function childOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return entryOf(node, key)?.value;
}

export function entryOf(node: SourceNode | undefined, key: string): SourceEntry | undefined {
  return node?.type === "map" ? node.entries.find((entry) => entry.key === key) : undefined;
}

export function entriesOf(node: SourceNode | undefined): readonly SourceEntry[] {
  return node?.type === "map" ? node.entries : [];
}

export function itemsOf(node: SourceNode | undefined): readonly SourceNode[] {
  return node?.type === "list" ? node.items : [];
}

/** The text of a scalar, numbers and booleans as they are written in JSON; undefined of anything else. */
export function textOf(node: SourceNode | undefined): string | undefined {
  return node?.type === "scalar" && node.value !== null ? String(node.value) : undefined;
}
