import { exposureOf, presumedLive } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { factsOf, type Kind, type ResourceOf } from "#lib/inventory/kinds.ts";
import type { Failure, Identity } from "#lib/readings/reading.ts";
import { type Interfaces, type Place, places, type UserKind, type Workload } from "./places.ts";

/** A SageMaker resource that lives in a network of the account now. */
export interface NetworkUser {
  identity: Identity;
  workload: Workload | undefined;
  interfaces: Interfaces[];
  /** Undefined where AWS does not say. */
  addressing?: Place["addressing"];
  /** Why some of it may stand elsewhere; undefined when these are all of its interfaces. */
  unplaced?: string | undefined;
  /** The roles with whose credentials its code calls AWS. */
  roles: string[];
}

/** Who uses a network, and why others may that were not seen. */
export interface NetworkUse {
  users: NetworkUser[];
  unseen: string[];
}

const userKinds = Object.keys(places).filter(isUserKind);

/** The kinds to read before it can be said who uses a network: those that live in one, and those that put them to use. */
export const networkUserKinds: readonly Kind[] = withServers(userKinds);

/** A law of the catalogue: what serves a kind is collected. */
function withServers(kinds: readonly Kind[]): Kind[] {
  const servers = kinds.flatMap((kind) => (factsOf(kind)?.servedBy?.kinds ?? []) as readonly Kind[]);
  const all = [...new Set([...kinds, ...servers])];
  return all.length > kinds.length ? withServers(all) : all;
}

/** The SageMaker resources in a security group. */
export function usersOfGroup(
  { GroupId = "", VpcId }: ResourceOf<"security-group">,
  inventory: Inventory,
  region: string,
): NetworkUse {
  const { users, unseen } = namedBy([GroupId], inventory, region);
  return { users, unseen: [...unseen, ...unseenIn(VpcId, inventory, region)] };
}

/** The SageMaker resources in a subnet. */
export function usersOfSubnet(
  { SubnetId = "", VpcId }: ResourceOf<"subnet">,
  inventory: Inventory,
  region: string,
): NetworkUse {
  const { users, unseen } = namedBy([SubnetId], inventory, region);
  return { users, unseen: [...unseen, ...unseenIn(VpcId, inventory, region)] };
}

/** Each endpoint, group and subnet of a VPC asks who is in it. */
const byVpc = new WeakMap<Inventory, Map<string, NetworkUse>>();

/** The SageMaker resources that live in a VPC. */
export function usersOfVpc(vpc: string, inventory: Inventory, region: string): NetworkUse {
  const known = byVpc.get(inventory) ?? new Map<string, NetworkUse>();
  byVpc.set(inventory, known);
  const key = `${region} ${vpc}`;
  const found = known.get(key) ?? findUsersOfVpc(vpc, inventory, region);
  known.set(key, found);
  return found;
}

function findUsersOfVpc(vpc: string, inventory: Inventory, region: string): NetworkUse {
  const subnets = inventory
    .all("subnet", region)
    .flatMap(({ resource }) => (resource.VpcId === vpc && resource.SubnetId ? [resource.SubnetId] : []));
  const { users, unseen } = namedBy([vpc, ...subnets], inventory, region);
  return { users, unseen: [...unseen, ...unread("subnet", inventory, region), ...unseenIn(vpc, inventory, region)] };
}

/**
 * The resources whose configuration names one of these ids and that can use it now: finished jobs, and models and
 * configs that nothing serves, do not count; those of which that is not known are among the unseen.
 */
function namedBy(ids: readonly string[], inventory: Inventory, region: string): NetworkUse {
  const found = new Map<string, NetworkUser>();
  const unseen: string[] = [];
  for (const identity of ids.flatMap((id) => inventory.usersOf(id))) {
    if (identity.region !== region || found.has(identity.arn) || !isUserKind(identity.kind)) continue;
    const lookup = inventory.get(identity.kind, identity.arn, region);
    if (!lookup.found || exposureOf(identity, lookup.resource, inventory) === "record") continue;
    const presumed = presumedLive(identity, lookup.resource, inventory);
    if (presumed) {
      unseen.push(`whether ${identity.kind} ${identity.name} is served (${inShort(presumed)})`);
      continue;
    }
    found.set(identity.arn, userAt(identity, placeOf(identity.kind, lookup.resource, inventory, region)));
  }
  return { users: [...found.values()], unseen: few([...new Set(unseen)]) };
}

/** A resource as a user of a network; undefined when it is of a kind that lives in none, or was not read. */
export function networkUser(identity: Identity, inventory: Inventory): NetworkUser | undefined {
  const { kind, arn, region } = identity;
  if (!isUserKind(kind)) return undefined;
  const lookup = inventory.get(kind, arn, region);
  if (!lookup.found) return undefined;
  return userAt(identity, placeOf(kind, lookup.resource, inventory, region));
}

function userAt(
  identity: Identity,
  { roles, workload, interfaces, addressing, lacks, isElsewhere }: Place,
): NetworkUser {
  const unplaced = lacks
    ? `AWS returned no ${lacks}`
    : isElsewhere && "part of it names no VPC: SageMaker runs that in a network of its own";
  const known = roles.filter((role) => role !== undefined);
  return { identity, workload, interfaces, addressing, ...(unplaced && { unplaced }), roles: known };
}

/** Resources that may live in a VPC unseen: those not read, and those of which AWS did not say where they live. */
function unseenIn(vpc: string | undefined, inventory: Inventory, region: string): string[] {
  const { kinds, vague } = unplaced(inventory, region);
  const here = vague.filter(({ vpcs }) => !vpc || !vpcs || vpcs.includes(vpc)).map(({ words }) => words);
  return [...kinds, ...few(here)];
}

const longest = 4;

/** A list that a person can read. */
export function few(items: readonly string[]): string[] {
  return items.length > longest ? [...items.slice(0, longest), `${items.length - longest} more`] : [...items];
}

interface Unplaced {
  kinds: string[];
  /** Undefined `vpcs`: in any. */
  vague: { words: string; vpcs: string[] | undefined }[];
}

/** The same for every network of a region, and every group and VPC asks: found once for each inventory. */
const remembered = new WeakMap<Inventory, Map<string, Unplaced>>();

function unplaced(inventory: Inventory, region: string): Unplaced {
  const known = remembered.get(inventory) ?? new Map<string, Unplaced>();
  remembered.set(inventory, known);
  const found = known.get(region) ?? {
    kinds: userKinds.flatMap((kind) => unread(kind, inventory, region)),
    vague: userKinds.flatMap((kind) => vagueOnes(kind, inventory, region)),
  };
  known.set(region, found);
  return found;
}

function vagueOnes(kind: UserKind, inventory: Inventory, region: string): Unplaced["vague"] {
  return inventory.all(kind, region).flatMap(({ identity, resource }) => {
    const { lacks, interfaces } = placeOf(kind, resource, inventory, region);
    if (!lacks || exposureOf(identity, resource, inventory) === "record") return [];
    const vpcs = interfaces
      .flatMap(({ subnets }) => subnets)
      .map((id) => {
        const subnet = inventory.get("subnet", id, region);
        return subnet.found ? subnet.resource.VpcId : undefined;
      });
    const words = `${kind} ${identity.name}, of which AWS returned no ${lacks}`;
    return [{ words, vpcs: vpcs.length > 0 && vpcs.every((id) => id !== undefined) ? vpcs : undefined }];
  });
}

function placeOf(kind: UserKind, resource: unknown, inventory: Inventory, region: string): Place {
  // Each entry of `places` takes the resource of its own kind, which is what was looked up.
  return places[kind](resource as never, inventory, region);
}

function isUserKind(kind: string): kind is UserKind {
  return Object.hasOwn(places, kind);
}

function unread(kind: Kind, inventory: Inventory, region: string): string[] {
  const failure = inventory.unreadOf(kind, region);
  return failure ? [`${kind} resources (${inShort(failure)})`] : [];
}

function inShort({ action, code }: Failure): string {
  return action ? `${action}: ${code}` : code;
}
