import type { Inventory } from "./inventory.ts";
import type { Kind } from "./kinds.ts";
import type { Identity } from "./reading.ts";
import { nameReference } from "./references.ts";

/** `live`: can be used or abused now. `record`: a finished job, or a model or config nothing serves. */
export type Exposure = "live" | "record";

/** The status field and end states of job kinds. A settled job never changes again. Source: the Describe…Job API reference. */
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

export function isSettled(kind: string, resource: unknown): boolean {
  const field = jobStatusField[kind];
  if (field === undefined || resource === null || typeof resource !== "object") return false;
  return endStates.has(String((resource as Record<string, unknown>)[field]));
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
  if (isJobKind(identity.kind)) return isSettled(identity.kind, resource) ? "record" : "live";
  const service = servedBy[identity.kind];
  if (!service) return "live";
  if (service.kinds.some((kind) => inventory.blindSpot(kind, identity.region))) return "live";
  const users = inventory
    .usersOf(nameReference(service.field, identity.name))
    .filter((user) => user.region === identity.region && (service.kinds as readonly string[]).includes(user.kind));
  return users.some((user) => user.kind !== "endpoint-config" || exposureOf(user, undefined, inventory) === "live")
    ? "live"
    : "record";
}
