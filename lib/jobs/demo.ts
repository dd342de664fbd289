import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { trailBucket } from "#lib/simulator/accounts/demo/trail-logs.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";

/** Where the demo account's trail writes to: it is the only account whose logs nobody has to allow to be read. */
export const demoTrailLogs: TrailLogs = trailBucket;

let endpoint: Promise<string> | undefined;
let epoch = new Date();

/** The moment the demo account's dates are relative to; to be set before it is first used, so that restarts agree. */
export function setDemoEpoch(date: Date): void {
  epoch = date;
}

/** Serves the demo account on loopback, once in a process. */
export function demoEndpoint(): Promise<string> {
  endpoint ??= startSimulator({ account: demoAccount({ now: epoch }) }).then((simulator) => simulator.url);
  return endpoint;
}
