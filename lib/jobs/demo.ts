import type { QueryPlace } from "#lib/activity/queries/place.ts";
import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import { afternoon } from "#lib/simulator/accounts/demo/afternoon.ts";
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

/** So long after it was made people go on to work in it: time enough for a first scan of it as it was. */
const goesOnAfterMs = 2 * 60_000;

let endpoint: Promise<string> | undefined;
let epoch = new Date();
let isAlive = false;

/** The moment the demo account's dates are relative to; to be set before it is first used, so that restarts agree. */
export function setDemoEpoch(date: Date): void {
  epoch = date;
}

/** People go on to work in the demo account, two minutes after its epoch: a later scan has something to tell. To be called before it is first used. */
export function letDemoGoOn(): void {
  isAlive = true;
}

/** Serves the demo account on loopback, once in a process. */
export function demoEndpoint(): Promise<string> {
  endpoint ??= serveDemo();
  return endpoint;
}

async function serveDemo(): Promise<string> {
  const account = demoAccount({ now: epoch });
  if (isAlive) {
    const then = new Date(epoch.getTime() + goesOnAfterMs);
    const wait = then.getTime() - Date.now();
    if (wait <= 0) await afternoon(account, then);
    else setTimeout(() => void afternoon(account, then), wait).unref();
  }
  return (await startSimulator({ account })).url;
}
