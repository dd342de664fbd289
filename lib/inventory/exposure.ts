import type { Failure, Identity } from "#lib/readings/reading.ts";
import { nameReference } from "#lib/readings/references.ts";
import type { Inventory } from "./inventory.ts";
import type { Kind } from "./kinds.ts";

/** `live`: can be used or abused now. `record`: a finished job, or a model or config nothing serves. */
export type Exposure = "live" | "record";

/** The status field and end states of job kinds. Source: the Describe…Job API reference. */
const jobStatusField: Record<string, string> = {
  "training-job": "TrainingJobStatus",
  "processing-job": "ProcessingJobStatus",
  "transform-job": "TransformJobStatus",
  "tuning-job": "HyperParameterTuningJobStatus",
};
const endStates = new Set(["Completed", "Failed", "Stopped", "Deleted"]);

export function isJobKind(kind: string): boolean {
  return kind in jobStatusField;
}

/** True when a job will do no more work. Its instances may be kept all the same: see `isSettled`. */
export function hasEnded(kind: string, resource: unknown): boolean {
  const field = jobStatusField[kind];
  return field !== undefined && endStates.has(String(fieldOf(resource, field)));
}

/** True when a job has ended and keeps nothing: it never changes again, so it need not be read again. */
export function isSettled(kind: string, resource: unknown): boolean {
  return hasEnded(kind, resource) && !keepsWarmPool(resource);
}

/**
 * A warm pool keeps a training job's instances, disks and network interfaces for the next job, whatever state the job
 * ended in. Source: SageMaker developer guide, "SageMaker AI Managed Warm Pools".
 */
export function keepsWarmPool(job: unknown): boolean {
  const pool = fieldOf(job, "WarmPoolStatus");
  return pool !== undefined && pool !== null && !["Reused", "Terminated"].includes(String(fieldOf(pool, "Status")));
}

function fieldOf(resource: unknown, field: string): unknown {
  if (resource === null || typeof resource !== "object") return undefined;
  return (resource as Record<string, unknown>)[field];
}

const servedBy: Record<string, { field: string; kinds: readonly Kind[] }> = {
  model: { field: "ModelName", kinds: ["endpoint-config", "transform-job"] },
  "endpoint-config": { field: "EndpointConfigName", kinds: ["endpoint"] },
};

/**
 * Models count as served through any endpoint config that an endpoint uses, or a running transform job.
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
  const service = servedBy[identity.kind];
  if (!service) return "live";
  const servers = service.kinds.flatMap((kind) =>
    inventory
      .usersOf(nameReference(service.field, identity.name))
      .filter((user) => user.region === identity.region && user.kind === kind)
      .map((user) => {
        const lookup = inventory.get(kind, user.arn, user.region);
        return judge(user, lookup.found ? lookup.resource : undefined, inventory);
      }),
  );
  if (servers.includes("live")) return "live";
  const unseen = service.kinds.map((kind) => inventory.unreadOf(kind, identity.region));
  return [...servers, ...unseen].find((one) => typeof one === "object") ?? "record";
}
