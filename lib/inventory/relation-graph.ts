import type { Identity } from "#lib/readings/reading.ts";
import type { Inventory } from "./inventory.ts";
import { keyOf, pointingFields, type Related, type Relations, readingOf, relationsOf } from "./relations.ts";

/** A graph goes one step from its root, each way, or so many at the most: further out nobody sees anything. */
export const mostDepth = 3;

/** Which way a relation leads from a resource: to what it uses, or to what uses it. */
export type Side = keyof Relations;

/** A resource of a graph. */
export interface RelationNode extends Related {
  /** Its ARN, or what else tells it from the others. */
  id: string;
  /** Steps from the root: what is used has 1 and more, what uses has -1 and less. */
  step: number;
  /** How many it has in all, drawn or not. */
  uses: number;
  usedBy: number;
}

/** `from` uses `to`; `fields` of `from` say so, by their names. */
export interface RelationEdge {
  from: string;
  to: string;
  fields: string[];
}

/** Relations of `node` to so many of a kind that are not in the graph. */
export interface MoreRelations {
  node: string;
  side: Side;
  kind: string;
  count: number;
}

/** What a resource uses, and what uses it, some steps far. All relations between its nodes are in it. */
export interface RelationGraph {
  /** The root is the first. */
  nodes: RelationNode[];
  edges: RelationEdge[];
  /** What was left out of the nodes that were walked on from. */
  more: MoreRelations[];
}

/** Of one kind at one node so many are nodes, the line for those left out counted. */
export const mostOfKind = 12;
/** So many are at one step, however many nodes it leads on from. */
export const mostAtStep = 16;

/**
 * The graph around one resource: what it uses and what that uses, what uses it and what uses that. A role in the hands of
 * thousands has no more nodes than one of a few. `depth` is 1 to `mostDepth`; `resource` is for what is not in the inventory: a finished job.
 * `ranks` by ARN: where not all have a place, those have it whose rank sorts first.
 */
export function relationGraph(
  inventory: Inventory,
  root: Identity,
  resource: unknown,
  depth: number,
  ranks: ReadonlyMap<string, string> = new Map(),
): RelationGraph {
  const { of, fieldsOf } = lookups(inventory, root, resource);
  const { arn, kind, name, region } = root;
  const first: Related = { arn, kind, name, region };
  const steps = new Map([[arn, { related: first, step: 0 }]]);
  const isNode = (one: Related) => steps.has(keyOf(one));
  const walked: { from: Related; side: Side }[] = [];
  for (const side of ["uses", "usedBy"] as const) {
    const reached = new Set([arn]);
    let rim = [first];
    for (let step = 1; step <= depth && rim.length > 0; step++) {
      const from = thatFit(rim, (one) => kindsIn(of(one)[side]).length);
      walked.push(...from.map((one) => ({ from: one, side })));
      const met = dealt(
        from.flatMap((one) => kindsIn(of(one)[side]).map((own) => ranked(own, ranks))),
        isNode,
      );
      rim = met.filter((one) => !reached.has(keyOf(one)) && reached.add(keyOf(one)));
      for (const one of rim) {
        if (!isNode(one)) steps.set(keyOf(one), { related: one, step: side === "uses" ? step : -step });
      }
    }
  }
  const nodes = [...steps].map(([id, { related, step }]): RelationNode => {
    const { uses, usedBy } = of(related);
    return { ...related, id, step, uses: uses.length, usedBy: usedBy.length };
  });
  const edges = nodes.flatMap((node) => {
    const used = of(node).uses.filter(isNode).map(keyOf);
    const fields = used.length > 0 ? fieldsOf(node) : undefined;
    return used.map((to): RelationEdge => ({ from: node.id, to, fields: [...(fields?.get(to) ?? [])].sort() }));
  });
  return { nodes, edges, more: walked.flatMap(({ from, side }) => leftOut(from, side, of(from)[side], isNode)) };
}

/** What is asked of the inventory, each once. Of what was not found nothing is known. */
function lookups(inventory: Inventory, root: Identity, resource: unknown) {
  const known = new Map<string, Relations>();
  const identityOf = ({ arn }: Related): Identity | undefined => {
    if (arn === null || arn === root.arn) return arn === null ? undefined : root;
    return readingOf(inventory, arn)?.identity;
  };
  return {
    of(one: Related): Relations {
      const identity = identityOf(one);
      if (!identity) return { uses: [], usedBy: [] };
      const relations = known.get(identity.arn) ?? relationsOf(inventory, identity, resource);
      known.set(identity.arn, relations);
      return relations;
    },
    fieldsOf(one: Related): ReadonlyMap<string, ReadonlySet<string>> {
      const identity = identityOf(one);
      return identity ? pointingFields(inventory, identity, resource) : new Map();
    },
  };
}

function kindsIn(all: readonly Related[]): Related[][] {
  return [...Map.groupBy(all, ({ kind }) => kind).values()];
}

/** What has no rank stands last; of one rank the order stays. */
function ranked(all: readonly Related[], ranks: ReadonlyMap<string, string>): Related[] {
  const rankOf = ({ arn }: Related) => ranks.get(arn ?? "") ?? "~";
  const compare = (one: string, other: string) => Number(one > other) - Number(one < other);
  return all.toSorted((one, other) => compare(rankOf(one), rankOf(other)));
}

/** Those that a step leads on from: the first whatever it has, others as long as each kind of theirs has a place. */
function thatFit(rim: readonly Related[], size: (one: Related) => number): Related[] {
  let taken = 0;
  return rim.filter((one, at) => {
    const own = size(one);
    if (at > 0 && taken + own > mostAtStep) return false;
    taken += own;
    return true;
  });
}

/** What of each group is in the graph: what is there already, and as much else as the places of a step that fall to it hold. */
function dealt(groups: readonly (readonly Related[])[], isThere: (one: Related) => boolean): Related[] {
  const fresh = groups.map((group) => group.filter((one) => !isThere(one)));
  const places = fresh.map(({ length }) => Math.min(length, 1));
  let left = mostAtStep - places.reduce((sum, one) => sum + one, 0);
  for (let turn = 2; turn <= mostOfKind; turn++) {
    for (const [at, { length }] of fresh.entries()) {
      if (left <= 0 || length < turn) continue;
      places[at] = turn;
      left--;
    }
  }
  // Where not all have a place, the last one is for how many are left out.
  const taken = fresh.flatMap((group, at) => {
    const own = places[at] ?? 0;
    return group.length <= own ? group : group.slice(0, Math.max(own - 1, 0));
  });
  return [...groups.flat().filter(isThere), ...taken];
}

function leftOut(
  from: Related,
  side: Side,
  all: readonly Related[],
  isNode: (one: Related) => boolean,
): MoreRelations[] {
  const left = kindsIn(all.filter((one) => !isNode(one)));
  return left.map((own) => ({ node: keyOf(from), side, kind: own[0]?.kind ?? "", count: own.length }));
}
