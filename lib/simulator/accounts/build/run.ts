import { hexOf } from "./random.ts";
import { later } from "./site.ts";

/** How one run of a job went. */
export interface Run {
  at: Date;
  /** The base name and the time, as the SageMaker Python SDK names jobs, when not given. */
  name?: string;
  status?: "Completed" | "Failed" | "Stopped" | "InProgress";
  /** Why it failed. Free text. */
  reason?: string;
  minutes?: number;
}

/** `churn-2026-08-14-02-00-11-482`. Source: sagemaker-python-sdk, `name_from_base`. */
export function stamped(base: string, at: Date): string {
  const millis = String(Number.parseInt(hexOf(`${base} ${at.getTime()}`, 4), 16) % 1000).padStart(3, "0");
  return `${base}-${at.toISOString().slice(0, 19).replace(/[T:]/g, "-")}-${millis}`;
}

/** When a run started and ended: machines first take a few minutes to come. */
export function timesOf({ at, status = "Completed", minutes }: Run, usual: number) {
  const length = minutes ?? usual;
  const started = later(at, 2.6);
  return {
    started,
    ended: status === "InProgress" ? undefined : later(started, length),
    seconds: Math.round(length * 60),
  };
}
