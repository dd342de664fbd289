/** Of a job: the field of its state, and the states after which it does no more work. */
export interface JobStates {
  field: string;
  ended: readonly string[];
}

/** True when a job will do no more work. Its instances may be kept all the same: see `isSettledBy`. */
export function hasEndedBy({ field, ended }: JobStates, job: unknown): boolean {
  return ended.includes(String(fieldOf(job, field)));
}

/** True when a job has ended and keeps nothing: it never changes again, so it need not be read again. */
export function isSettledBy(states: JobStates, job: unknown): boolean {
  return hasEndedBy(states, job) && !keepsWarmPool(job);
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
