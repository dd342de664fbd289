import { randomUUID } from "node:crypto";
import { defaultOptions } from "#lib/checks/options.ts";
import { queueWatch } from "#lib/scan/queue-watch.ts";
import { runScan } from "#lib/scan/run.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { claimScan } from "#lib/store/leases.ts";
import { query } from "#lib/store/query.ts";
import { getScan } from "#lib/store/scans.ts";
import type { ScanView } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { fastSession } from "./scan-simulated.ts";

/** A write event about these, as a sync stores it. */
export function writeAbout(resources: NewEvent["resources"], more: Partial<NewEvent["event"]> = {}): NewEvent {
  const at = new Date().toISOString();
  const event = { ...plainEvent, id: randomUUID(), at, readOnly: false, errorCode: null, fromFile: false, record: {} };
  return { event: { ...event, ...more }, resources };
}

/** Stores write events about these resources, one for each. */
export async function changed(
  store: Store,
  account: string,
  ...resources: NewEvent["resources"][number][]
): Promise<void> {
  await insertEvents(
    store.db,
    account,
    resources.map((one) =>
      writeAbout([one], { name: "UpdateThing", source: `${one.arn.split(":")[2]}.amazonaws.com` }),
    ),
  );
}

/** Plans and runs a watch, as the worker does; undefined when nothing is due. */
export async function watch(
  store: Store,
  { account, endpoint, signal, now }: { account: { id: string }; endpoint: string; signal?: AbortSignal; now?: Date },
): Promise<ScanView | undefined> {
  const id = await queueWatch(store.db, account.id, now);
  if (id === undefined) return undefined;
  const scan = await claimScan(store.db, id, "test");
  if (!scan) throw new Error("The watch could not be claimed.");
  const session = fastSession(endpoint);
  await runScan(store.db, scan, {
    session,
    checkOptions: defaultOptions,
    signal: signal ?? new AbortController().signal,
    log: (message) => {
      throw new Error(message);
    },
  });
  return getScan(store.db, id);
}

/** What is on show, word for word, but for times and numbers of scans: a line for each resource, grade and finding. */
export async function shownIn(store: Store, account: string): Promise<Map<string, string>> {
  const lines = new Map<string, string>();
  const open = sql`account = ${account} and to_seq = 2147483647`;
  const tables = {
    reading: sql`select arn as id, kind, region, name, also, configuration, parts, secrets, failure, settled from resources where ${open}`,
    grade: sql`select arn as id, kind, region, name, exposure, grade, score, failing, unknown, judged, failure, owner, tags, changed_at
               from graded_resources where ${open}`,
    finding: sql`select id, check_id, kind, region, arn, name, status, exposure, evidence, reason from findings where ${open}`,
  };
  for (const [what, statement] of Object.entries(tables)) {
    for (const { id, ...rest } of await query<{ id: string }>(store.db, statement)) {
      // When AWS wrote a report, and not what stands in it.
      const text = JSON.stringify(rest).replaceAll(/"(GeneratedTime|JobCompletionDate)":"[^"]*"/g, '"$1":""');
      lines.set(`${what} ${id}`, text);
    }
  }
  return lines;
}

/** Lines in which two stores differ, each from where it does. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [a = "none", b = "none"] = [one.get(key), other.get(key)];
    if (a === b) return [];
    const at = Math.max(0, [...a].findIndex((letter, place) => letter !== b[place]) - 20);
    return [`${key}: ${a.slice(at, at + 100)} | ${b.slice(at, at + 100)}`];
  });
}
