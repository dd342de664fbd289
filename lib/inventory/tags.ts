import { parseArn } from "#lib/readings/arn.ts";
import type { Failure, Identity } from "#lib/readings/reading.ts";
import type { Inventory } from "./inventory.ts";
import { factsOf, type Kind, type ResourceOf } from "./kinds.ts";

export interface Tag {
  key: string;
  value: string;
}

/** The tags of a resource: none is knowledge, unread is ignorance. */
export type TagLookup = { read: true; tags: readonly Tag[] } | { read: false; failure: Failure };

/**
 * The tags of a resource, as its own description has them, or as the list of its region does. What a list that was read as a whole does
 * not name has none; where that was not read, and for what AWS was not asked about, the answer is unread.
 */
export function tagsOf(inventory: Inventory, identity: Identity, resource: unknown): TagLookup {
  const own = ownTags(resource);
  if (own) return { read: true, tags: own };
  if (!listed.has(identity.kind)) return { read: false, failure: whyUntold(inventory, identity) };
  const { region, arn, account, also = [] } = identity;
  // The list is of the account that was asked; what another shares with it (a vendor's work team) is not in it, tagged or not.
  if (parseArn(arn)?.account !== account)
    return { read: false, failure: unknown("the tags of what is another account's are not read") };
  const list = inventory.get(kind, region, region);
  if (!list.found) return { read: false, failure: list.why === "unread" ? list.failure : notAsked(kind) };
  const byArn = listOf(list.resource);
  // What a hub offers is listed with its version, and is one thing whatever that is.
  const tags = [arn, ...also].flatMap((one) => [byArn.get(one), byArn.get(one.toLowerCase())]).find(Boolean);
  if (tags) return { read: true, tags };
  const earlier = inventory.readEarlier(kind, region);
  return earlier ? { read: false, failure: earlier } : { read: true, tags: [] };
}

/** Why the description of something has no tags: it, or the part of it that has them, could not be read, or AWS does not give them there. */
function whyUntold(inventory: Inventory, { kind: of, arn, region }: Identity): Failure {
  // To a kind without such a part its name asks for nothing.
  const described = inventory.get(of as Kind, arn, region, "Tags" as never);
  const isUnread = !described.found && described.why === "unread" && !factsOf(of)?.job;
  return isUnread ? described.failure : notAsked(of);
}

const kind = "resource-tags";
const listed = new Set(factsOf(kind)?.tellsOf);

type TagList = ResourceOf<typeof kind>;

const lists = new WeakMap<TagList, ReadonlyMap<string, readonly Tag[]>>();

/**
 * By ARN, and by ARN in lower case: SageMaker writes some names so there, and not everywhere. Where two differ in nothing else, each is
 * found under its own.
 */
function listOf(list: TagList): ReadonlyMap<string, readonly Tag[]> {
  const known = lists.get(list);
  if (known) return known;
  const entries = list.ResourceTagMappingList.map(
    ({ ResourceARN = "", Tags = [] }) => [ResourceARN, Tags.flatMap((tag) => tagIn(tag) ?? [])] as const,
  );
  const byArn = new Map([...entries.map(([arn, tags]) => [arn.toLowerCase(), tags] as const), ...entries]);
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
  return unknown(
    job
      ? "tags of jobs are not read: there may be hundreds of thousands of them"
      : `its description tells of none, and AWS was not asked for tags of this kind (${label}) otherwise`,
  );
}

function unknown(message: string): Failure {
  return { class: "other", action: "", code: "NotAskedFor", message };
}
