/*
 * What watching the demo account costs: the calls of a look at which nothing happened, beside those of a full scan, and of one after a notebook was
 * changed, beside the least that would have done: the look, its list, the one description, the list of tags, and who we are.
 */

import { AwsSession } from "#lib/aws/session.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { KeptSessions } from "#lib/jobs/kept-sessions.ts";
import { lookAround } from "#lib/jobs/watch-job.ts";
import { runScan } from "#lib/scan/run.ts";
import { settingsIn } from "#lib/scan/settings.ts";
import { saveAccount } from "#lib/store/accounts.ts";
import { openStore } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { claimNext } from "#lib/store/leases.ts";
import { query } from "#lib/store/query.ts";
import { createScan } from "#lib/store/scans.ts";
import { regions } from "#tests/collectors/collect-one.ts";
import { changed } from "#tests/scan/watched.ts";
import { count, report } from "./figures.ts";
import { simulated } from "./simulated.ts";

const account = "482915630174";
const simulator = await simulated({ account: "demo", latencyMs: 0, enforceLimits: false });
const source = { type: "static", accessKeyId: "AKIABENCH", secretAccessKey: "bench" } as const;
const session = new AwsSession(source, { homeRegion: "us-east-1", endpoint: simulator.url });
session.budgets.unlimited = true;
const store = await openStore({ memory: true });
await saveAccount(store.db, { id: account, label: "Demo", partition: "aws", connection: { type: "default" }, regions });
const signal = new AbortController().signal;

let before = 0;
function callsSince(): number {
  const calls = session.budgets.calls - before;
  before = session.budgets.calls;
  return calls;
}

async function runNext(): Promise<void> {
  const scan = await claimNext(store.db, "bench", true);
  if (scan) await runScan(store.db, scan, { session, checkOptions: defaultOptions, signal, log: () => undefined });
}

class OneSession extends KeptSessions {
  override async of(): Promise<AwsSession> {
    return session;
  }
}
const { signalLimits: limits } = settingsIn("{}", "bench");
const sessions = new OneSession(store.db);
async function look(): Promise<void> {
  await query(store.db, sql`update watch_turns set begun_at = '2020-01-01T00:00:00.000Z'`);
  await lookAround(store, {
    minutes: 5,
    limits,
    sessions,
    signal,
    busy: new Set(),
    look: () => undefined,
    log: () => undefined,
  });
  await runNext();
}

await createScan(store.db, { account, regions, horizonDays: 90 });
await runNext();
const full = callsSince();
// The first look reads 90 days, and what the demo account's story did a moment ago is read again.
await look();
await query(store.db, sql`delete from watch_due`);
callsSince();
await look();
const idle = callsSince();
const [notebook] = await query<{ arn: string; kind: string }>(
  store.db,
  sql`select arn, kind from resources where kind = 'notebook-instance' order by arn limit 1`,
);
if (!notebook) throw new Error("The demo account has no notebook.");
await changed(store, account, notebook);
await look();
const one = callsSince();
await store.close();
simulator.stop();
const least = idle + 4;
report([
  {
    what: `Calls of a look at the demo account in which nothing happened, beside ${count(full)} of a full scan`,
    measured: count(idle),
    bound: `2 % of them: ${count(full * 0.02)}`,
    holds: idle <= full * 0.02,
  },
  {
    what: "Calls of a look after a notebook was changed, and of the watch that reads it",
    measured: count(one),
    bound: `1.25 × ${count(least)}, the least`,
    holds: one <= 1.25 * least,
  },
]);
process.exit(0);
