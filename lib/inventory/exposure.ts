import { hasEndedBy, isSettledBy } from "#lib/readings/job-states.ts";
import type { Failure, Identity } from "#lib/readings/reading.ts";
import { nameReference } from "#lib/readings/references.ts";
import type { Inventory } from "./inventory.ts";
import { factsOf, type Kind } from "./kinds.ts";

/** `live`: can be used or abused now. `record`: a finished job, or a model or config nothing serves. */
export type Exposure = "live" | "record";

export function isJobKind(kind: string): boolean {
  return factsOf(kind)?.job !== undefined;
}

/** True when a job will do no more work. Its instances may be kept all the same: see `isSettled`. */
export function hasEnded(kind: string, resource: unknown): boolean {
  const job = factsOf(kind)?.job;
  return job !== undefined && hasEndedBy(job, resource);
}

/** True when a job has ended and keeps nothing: it never changes again, so it need not be read again. */
export function isSettled(kind: string, resource: unknown): boolean {
  const job = factsOf(kind)?.job;
  return job !== undefined && isSettledBy(job, resource);
}

/**
 * Models count as served through any endpoint config that an endpoint uses, an inference component, or a running transform job.
 * When what could serve a resource cannot be read, the resource is taken to be live.
 */
export function exposureOf(identity: Identity, resource: unknown, inventory: Inventory): Exposure {
  return judge(identity, resource, inventory) === "record" ? "record" : "live";
}

/** Why a resource is only taken to be live, since what could serve it was not read. Undefined when that is known. */
export function presumedLive(identity: Identity, resource: unknown, inventory: Inventory): Failure | undefined {
  const judged = judge(identity, resource, inventory);
  return typeof judged === "string" ? undefined : judged;
}

function judge(identity: Identity, resource: unknown, inventory: Inventory): Exposure | Failure {
  if (isJobKind(identity.kind)) return isSettled(identity.kind, resource) ? "record" : "live";
  const served = factsOf(identity.kind)?.servedBy;
  if (!served) return "live";
  // A law of the catalogue: what serves a kind is collected.
  const kinds = served.kinds as readonly Kind[];
  const servers = kinds.flatMap((kind) =>
    inventory
      .usersOf(nameReference(served.field, identity.name))
      .filter((user) => user.region === identity.region && user.kind === kind)
      .map((user) => {
        const lookup = inventory.get(kind, user.arn, user.region);
        return judge(user, lookup.found ? lookup.resource : undefined, inventory);
      }),
  );
  if (servers.includes("live")) return "live";
  const unseen = kinds.map((kind) => inventory.unreadOf(kind, identity.region));
  return [...servers, ...unseen].find((one) => typeof one === "object") ?? "record";
}
