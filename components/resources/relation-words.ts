import type { MoreRelations, Side } from "#lib/inventory/relation-graph.ts";
import type { RelationsAnswer } from "./queries.ts";
import { resourceHref } from "./resource-link.ts";

/** Words that a field has beside what it is about. */
const usual = ["arn", "id", "name", "uri", "url", "execution"];

/**
 * The first of the fields that says more than the kinds at both ends of a relation: `OutputKmsKeyId` of a key does, `RoleArn` of a
 * role does not.
 */
export function tellingField(fields: readonly string[], ...kinds: string[]): string | null {
  const known = new Set([...usual, ...kinds.flatMap((kind) => kind.split("-"))]);
  const isKnown = (word: string) => known.has(word) || known.has(word.replace(/s$/, ""));
  return fields.find((field) => !wordsIn(field).every(isKnown)) ?? null;
}

/** `S3OutputPath` → s3, output, path. */
function wordsIn(field: string): string[] {
  return (field.match(/[A-Z]+\d*(?![a-z])|[A-Z]?[a-z]+\d*/g) ?? []).map((word) => word.toLowerCase());
}

/** How many each node has, further out on its side, that the graph does not tell of; by id. */
export function furtherOf({ nodes, edges, more }: RelationsAnswer): ReadonlyMap<string, number> {
  const told = (id: string, side: Side) =>
    edges.filter(({ from, to }) => (side === "uses" ? from : to) === id).length +
    more.reduce((sum, left) => sum + (left.node === id && left.side === side ? left.count : 0), 0);
  return new Map(
    nodes.map(({ id, step, ...node }) => {
      const side = step > 0 ? "uses" : "usedBy";
      return [id, step === 0 ? 0 : node[side] - told(id, side)];
    }),
  );
}

/** Whether no other of the kind is drawn there: what is counted are all of them. */
export function isAllOf({ nodes, edges }: RelationsAnswer, { node, side, kind }: MoreRelations): boolean {
  const others = edges.flatMap(({ from, to }) =>
    side === "uses" ? (from === node ? to : []) : to === node ? from : [],
  );
  return !nodes.some((one) => one.kind === kind && others.includes(one.id));
}

/** The relations of a resource on its own screen, seen as far as here. */
export function relationsHref(arn: string, account: string, depth: string): string {
  return `${resourceHref(arn, account)}&tab=relations${depth === "1" ? "" : `&depth=${depth}`}`;
}

/** Where in the lists of a resource those of a kind begin. */
export function listId({ side, kind }: Pick<MoreRelations, "side" | "kind">): string {
  return `${side === "uses" ? "uses" : "used-by"}-${kind}`;
}
