import type { Jobs } from "./queue.ts";

const key = Symbol.for("sagewarden.jobs");

export function setCurrentJobs(jobs: Jobs): void {
  (globalThis as Record<symbol, unknown>)[key] = jobs;
}

/** The queue of this process; see store/current.ts for why it stands on globalThis. */
export function currentJobs(): Jobs {
  const jobs = (globalThis as Record<symbol, unknown>)[key] as Jobs | undefined;
  if (!jobs) throw new Error("No job queue runs: pages are served by `sagewarden serve`.");
  return jobs;
}
