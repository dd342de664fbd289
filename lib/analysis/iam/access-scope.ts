import type { Inventory } from "#lib/inventory/inventory.ts";
import { factsOf, type Kind, type ResourceOf } from "#lib/inventory/kinds.ts";
import { tagsOf } from "#lib/inventory/tags.ts";
import { type Identity, type Reading, whyUnread } from "#lib/readings/reading.ts";
import { regionsRead } from "../account/regions-read.ts";
import type { State } from "./conditions.ts";
import type { Document } from "./evaluation.ts";
import { inForce } from "./in-force.ts";
import { grantsOf } from "./key-grants.ts";
import { type OrganizationLimits, organizationLimits } from "./organization-limits.ts";
import { parsePolicy, type Statement } from "./policy.ts";
import { type Principal, principalsIn } from "./principals.ts";
import { type TargetKind, targetKinds } from "./reach-targets.ts";
import { anySession } from "./sessions.ts";

/** Something that can be reached, with the policy that it has of its own. */
export interface Target {
  identity: Identity;
  /** No field: what is of its kind has no policy, or this one has none. Undefined: it could not be read. */
  policy?: Document;
  /** What a request about it brings, by condition key. */
  brings: Readonly<Record<string, readonly State[]>>;
  /** By key, in lower case; undefined when they are not known. */
  tags?: ReadonlyMap<string, string> | undefined;
}

/** A kind of which there may be more than was read, or of which some could not be. */
export interface Gap {
  kind: string;
  /** Where, when not everywhere. */
  regions: string[];
  /** As the end of a sentence. */
  why: string;
}

/** All that has a say in who reaches what in an account, as one scan read it. */
export interface AccessScope {
  account: string;
  principals: readonly Principal[];
  targets: ReadonlyMap<TargetKind, readonly Target[]>;
  roles: readonly Target[];
  organization: OrganizationLimits;
  gaps: readonly Gap[];
  now: string;
}

const remembered = new WeakMap<Inventory, AccessScope>();

/** Made once for an inventory: a scan's readings never change, and neither does its time. */
export function accessScope(inventory: Inventory, account: string, now: string): AccessScope {
  const known = remembered.get(inventory);
  if (known?.now === now && known.account === account) return known;
  const organization = organizationLimits(inventory, account, now);
  // Those that could not be read among them: what each is called is known, and it may be reached.
  const targets = new Map(
    targetKinds.map((one) => {
      const readings = inventory.every(one.kind).filter((each) => !isOfAws(each));
      return [one, readings.map((each) => targetOf(inventory, one, each, now))];
    }),
  );
  const principals = principalsIn(inventory, account, now, organization.brings);
  const scope: AccessScope = {
    account,
    now,
    principals,
    targets,
    roles: inventory.every("iam-role").map((each) => roleTarget(inventory, each, now)),
    organization,
    gaps: gapsIn(inventory, regionsRead(inventory)),
  };
  remembered.set(inventory, scope);
  return scope;
}

/** Keys of AWS's own serve whoever may use the service that they are for: no policy of the account changes that. */
function isOfAws(reading: Reading): boolean {
  if (reading.status === "unread" || reading.identity.kind !== "kms-key") return false;
  // The kind says whose resource it is.
  return (reading.resource as ResourceOf<"kms-key">).KeyManager === "AWS";
}

function targetOf(inventory: Inventory, { kind, policy }: TargetKind, reading: Reading, now: string): Target {
  const { identity } = reading;
  const target = { identity, ...aboutIt(inventory, reading) };
  if (policy === undefined) return target;
  const part = reading.status === "read" ? reading.parts?.[policy] : undefined;
  if (part?.status === "absent") return target;
  // A part that was read is a field of its resource; of most it is text, and null where a service has no word for none.
  const text = reading.status === "read" ? (reading.resource as Readonly<Record<string, unknown>>)[policy] : undefined;
  if (part?.status === "read" && text === null) return target;
  const own = part?.status === "read" ? resourcePolicy(text, now) : undefined;
  const granted = kind === "kms-key" ? grantsOf(reading) : [];
  return { ...target, policy: own && granted ? [...own, ...granted] : undefined };
}

function roleTarget(inventory: Inventory, reading: Reading<ResourceOf<"iam-role">>, now: string): Target {
  const { identity } = reading;
  const text = reading.status === "read" ? reading.resource.AssumeRolePolicyDocument : undefined;
  return { identity, ...aboutIt(inventory, reading), policy: resourcePolicy(text, now) };
}

/** Of whom it names a session, any session is meant: whoever has the role may choose its name. */
function resourcePolicy(text: unknown, now: string): Document {
  const statements = parsePolicy(text);
  if (!statements?.every(({ principals }) => principals)) return undefined;
  return inForce(statements, now).map((statement): Statement => {
    const { principals, effect } = statement;
    if (!principals || effect === "Deny" || principals.inverted) return statement;
    const listed = principals.listed.map(({ type, value }) => ({ type, value: anySession(value) }));
    return { ...statement, principals: { ...principals, listed } };
  });
}

/** It is the account's, with its tags where they are known. S3 asks for tags of buckets only where they are let to matter. */
function aboutIt(inventory: Inventory, reading: Reading): Pick<Target, "brings" | "tags"> {
  const { account, region, kind } = reading.identity;
  const brings = {
    "aws:resourceaccount": [[account]],
    "s3:resourceaccount": [[account]],
    ...(region !== "global" && { "aws:requestedregion": [[region]] }),
  };
  if (reading.status === "unread" || kind === "s3-bucket") return { brings };
  const known = tagsOf(inventory, reading.identity, reading.resource);
  if (!known.read) return { brings };
  return { brings, tags: new Map(known.tags.map(({ key, value }) => [key.toLowerCase(), value])) };
}

function gapsIn(inventory: Inventory, regions: readonly string[]): Gap[] {
  const kinds: Kind[] = ["iam-role", "iam-user", "iam-group", ...targetKinds.map(({ kind }) => kind)];
  const gaps = kinds.flatMap((kind): Gap[] => {
    const all = factsOf(kind)?.scope === "global" ? ["global"] : regions;
    const unread = all.flatMap((region) => {
      const failure = inventory.unreadOf(kind, region);
      return failure ? [{ region, why: whyUnread(failure) }] : [];
    });
    return [...Map.groupBy(unread, ({ why }) => why)].map(([why, of]) => ({
      kind,
      regions: of.length === all.length ? [] : of.map(({ region }) => region),
      why,
    }));
  });
  if (regions.length > 0) return gaps;
  return [{ kind: "", regions: [], why: "which regions the account works in is not known" }, ...gaps];
}
