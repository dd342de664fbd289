import { create, type Delta } from "jsondiffpatch";
import { documentIn } from "#lib/readings/document.ts";

/** A field that is otherwise than it was; undefined where it is not, or was not, there. */
export interface FieldChange {
  /** In the words of Describe: `ProductionVariants[0].InstanceType`. Of what is gone its place before. */
  path: string;
  before: unknown;
  now: unknown;
}

/** By what AWS tells the items of its lists from each other. */
const names = [
  "Key",
  "Sid",
  "PolicyName",
  "PolicyArn",
  "VariantName",
  "InstanceGroupName",
  "Name",
  "GroupId",
  "Id",
  "Arn",
];

const differ = create({
  objectHash: (item: object | null, index) => {
    if (item === null) return "null";
    const name = names.find((one) => typeof (item as Record<string, unknown>)[one] === "string");
    return name ? `${name} ${(item as Record<string, unknown>)[name]}` : `at ${index}`;
  },
  arrays: { detectMove: true, includeValueOnMove: false },
});

/**
 * What differs between two configurations, in the order of their fields. An item that only moved in its list is as it was, and so is a text of JSON, as
 * policies are, that is only written otherwise.
 */
export function fieldChanges(before: unknown, now: unknown): FieldChange[] {
  return [...changesIn(differ.diff(withDocuments(before), withDocuments(now)), "")];
}

function withDocuments(value: unknown): unknown {
  if (typeof value === "string") return /^\s*[{[]/.test(value) ? (documentIn(value) ?? value) : value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(withDocuments);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withDocuments(inner)]));
}

function* changesIn(delta: Delta, path: string): Generator<FieldChange> {
  if (delta === undefined) return;
  if (Array.isArray(delta)) {
    const [first, second, kind] = delta;
    if (kind === 3) return;
    if (kind === 0) yield { path, before: first, now: undefined };
    else yield delta.length === 1 ? { path, before: undefined, now: first } : { path, before: first, now: second };
    return;
  }
  const isList = "_t" in delta && delta._t === "a";
  for (const [name, inner] of Object.entries(delta)) {
    if (isList && name === "_t") continue;
    const step = isList ? `[${name.replace(/^_/, "")}]` : path === "" ? name : `.${name}`;
    yield* changesIn(inner as Delta, `${path}${step}`);
  }
}
