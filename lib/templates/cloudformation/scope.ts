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
  /** Logical ids of the resources that were named. */
  named: Set<string>;
  budget: { left: number };
}

/** One resource as it stands in the file. */
export interface TemplateEntry extends SourceEntry {
  loop: ReadonlyMap<string, string>;
}

/** A region that a template without one of its own is taken to be deployed to. */
const usualRegion = "us-east-1";
const otherRegion = "eu-central-1";
export const usualAccount = "000000000000";

const regionIn = /\b(?:us|eu|ap|sa|ca|me|af|il|mx)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-\d\b/g;
const accountIn = /(?<=:)\d{12}(?=:)|(?<=^|")\d{12}(?=$|")/g;
/** More than these are not told apart; the worlds would be too many. */
const most = 6;

/** The regions in texts, and one that none of them means. */
export function regionsIn(text: string): string[] {
  const met = [...new Set(text.match(regionIn) ?? [])].slice(0, most);
  if (met.length === 0) return [usualRegion];
  return [...met, [usualRegion, otherRegion, "sa-east-1"].find((one) => !met.includes(one)) ?? "ap-south-2"];
}

/** The accounts in texts, and one that none of them means. */
export function accountsIn(text: string): string[] {
  return [usualAccount, ...new Set(text.match(accountIn) ?? [])].slice(0, most);
}

/** A part of a mapping; a name that is not in it is undefined. */
export function inMapping(mappings: SourceNode | undefined, ...names: readonly string[]): SourceNode | undefined {
  return names.reduce<SourceNode | undefined>((node, name) => childOf(node, name), mappings);
}

export function keysOf(node: SourceNode | undefined): string[] {
  return entriesOf(node).map(({ key }) => key);
}
