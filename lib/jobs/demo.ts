import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { trailBucket } from "#lib/simulator/accounts/demo/trail-logs.ts";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { startSimulator } from "#lib/simulator/server.ts";
import type { AccountView } from "#lib/store/views.ts";

/** Where an account's logs may be read: as somebody named it. Of the demo account alone nobody has to allow it. */
export function trailLogsOf(
  { connection }: Pick<AccountView, "connection">,
  named: TrailLogs | undefined,
): TrailLogs | undefined {
  return connection.type === "demo" ? trailBucket : named;
}

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
