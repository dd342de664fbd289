import { childOf, entriesOf, type SourceEntry, type SourceNode } from "../source/node.ts";
import type { Given } from "./parameters.ts";

/** What an expression of a template may name, and what resolving it has met. */
export interface Scope {
  file: string;
  parameters: SourceNode | undefined;
  conditions: SourceNode | undefined;
  mappings: SourceNode | undefined;
  /** By logical id, loops written out. */
  resources: ReadonlyMap<string, TemplateEntry>;
  given: Given;
  /** Regions and accounts that the template may be deployed to as far as it can tell them apart. */
  regions: readonly string[];
  accounts: readonly string[];
  /** What a loop gives its variables. */
  loop: ReadonlyMap<string, string>;
  /** The conditions that are being worked out: one that hangs on itself is none. */
  asking: readonly string[];
  /** Logical ids of the resources that were named. */
  named: Set<string>;
  budget: { left: number };
}

/** One resource as it stands in the file. */
export interface TemplateEntry extends SourceEntry {
  loop: ReadonlyMap<string, string>;
}

/** A part of a mapping; a name that is not in it is undefined. */
export function inMapping(mappings: SourceNode | undefined, ...names: readonly string[]): SourceNode | undefined {
  return names.reduce<SourceNode | undefined>((node, name) => childOf(node, name), mappings);
}

export function keysOf(node: SourceNode | undefined): string[] {
  return entriesOf(node).map(({ key }) => key);
}
