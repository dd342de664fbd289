import type { Failure, Identity } from "#lib/readings/reading.ts";
import type { Inventory } from "./inventory.ts";
import { factsOf, type ResourceOf } from "./kinds.ts";

export interface Tag {
  key: string;
  value: string;
}

/** The tags of a resource: none is knowledge, unread is ignorance. */
export type TagLookup = { read: true; tags: readonly Tag[] } | { read: false; failure: Failure };

/**
 * The tags of a resource, as its own description has them, or as the list of its region does. What a list that was read as a whole does
 * not name has none; where that was not read, and for kinds of which AWS was not asked, the answer is unread.
 */
export function tagsOf(inventory: Inventory, identity: Identity, resource: unknown): TagLookup {
  const own = ownTags(resource);
  if (own) return { read: true, tags: own };
  if (!listed.has(identity.kind)) return { read: false, failure: notAsked(identity.kind) };
  const { region } = identity;
  const list = inventory.get(kind, region, region);
  if (!list.found) return { read: false, failure: list.why === "unread" ? list.failure : notAsked(kind) };
  const tags = listOf(list.resource).get(identity.arn.toLowerCase());
  if (tags) return { read: true, tags };
  const earlier = inventory.readEarlier(kind, region);
  return earlier ? { read: false, failure: earlier } : { read: true, tags: [] };
}

const kind = "resource-tags";
const listed = new Set(factsOf(kind)?.tellsOf);

type TagList = ResourceOf<typeof kind>;

const lists = new WeakMap<TagList, ReadonlyMap<string, readonly Tag[]>>();

/** By ARN in lower case: SageMaker writes some names so there, and not everywhere. */
function listOf(list: TagList): ReadonlyMap<string, readonly Tag[]> {
  const known = lists.get(list);
  if (known) return known;
  const byArn = new Map(
    list.ResourceTagMappingList.map(({ ResourceARN = "", Tags = [] }) => [
      ResourceARN.toLowerCase(),
      Tags.flatMap((tag) => tagIn(tag) ?? []),
    ]),
  );
  lists.set(list, byArn);
  return byArn;
}

/** Tags that stand in the description itself, a list or a map of them; null is AWS's word for none. */
function ownTags(resource: unknown): Tag[] | undefined {
  if (resource === null || typeof resource !== "object") return undefined;
  const fields = resource as Readonly<Record<string, unknown>>;
  const name = ["Tags", "TagSet", "TagList", "tags"].find((one) => fields[one] !== undefined);
  const given = name === undefined ? undefined : fields[name];
  if (given === null) return [];
  if (Array.isArray(given)) return given.flatMap((tag) => tagIn(tag) ?? []);
  if (typeof given !== "object") return undefined;
  return Object.entries(given).map(([key, value]) => ({ key, value: String(value) }));
}

/** `{ Key, Value }` or `{ key, value }`: services spell them as they like. */
function tagIn(tag: unknown): Tag | undefined {
  const { Key, key = Key, Value, value = Value } = Object(tag) as Readonly<Record<string, unknown>>;
  return typeof key === "string" ? { key, value: typeof value === "string" ? value : "" } : undefined;
}

function notAsked(of: string): Failure {
  const { label = of, job } = factsOf(of) ?? {};
  const why = job
    ? `tags of jobs are not read: there may be hundreds of thousands of them`
    : `AWS was not asked for tags of this kind (${label})`;
  return { class: "other", action: "", code: "NotAskedFor", message: why };
}
