import type { QueryPlace } from "#lib/activity/queries/place.ts";
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

const demoTable = { region: "us-east-1", workgroup: "security", database: "security_logs", table: "cloudtrail" };

/** Where an account's longer history may be asked for; the demo account has a table for it. */
export function queryPlaceOf(
  { connection }: Pick<AccountView, "connection">,
  named: QueryPlace | undefined,
): QueryPlace | undefined {
  return connection.type === "demo" ? { athena: demoTable } : named;
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
