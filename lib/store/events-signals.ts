import { setTimeout as sleep } from "node:timers/promises";
import { signalsIn } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { sql } from "./drizzle.ts";
import { eventColumns, eventRow } from "./event-columns.ts";
import { noteUntallied } from "./event-tallies.ts";
import { leaveTextsDue } from "./event-texts.ts";
import { type Db, inTransaction, query, storableJson, textList } from "./query.ts";
import { getSetting, saveSetting } from "./settings.ts";
import type { RecordedEvent } from "./views.ts";

/*
 * Events are marked with their signals when they are stored. Those that were stored under other signals, or by other rules of what
 * a record says, are read and marked anew, once, beside everything else; until then whoever asks is told that some are not.
 */

const key = "signals";
const ofPatterns: ReadonlySet<string> = new Set(patterns.map(({ id }) => id));
const patternIds = textList([...ofPatterns]);
const underWay = "under way";
/** Records have up to 256 KB. */
const batchSize = 200;
/** Time for readers between two batches. */
const breathe = () => sleep(12);

/** Whether some of what was stored earlier is not marked yet. */
export async function isMarkingUnderWay(db: Db): Promise<boolean> {
  return (await getSetting(db, key)) === underWay;
}

/** What is read out of a record that was stored earlier. */
type ReadAgain = <Row extends RecordedEvent>(event: Row) => Row;

/**
 * Answers with the work that reads and marks everything stored by the rules and signals of today, which `version` names; undefined
 * when it is done. From this answer on those who ask hear that it is under way.
 */
export async function beginMarking(
  db: Db,
  version: string,
  readAgain: ReadAgain,
): Promise<((signal: AbortSignal) => Promise<void>) | undefined> {
  if ((await getSetting(db, key)) === version) return undefined;
  await saveSetting(db, key, underWay);
  return async (signal) => {
    if (await markAll(db, readAgain, signal)) await saveSetting(db, key, version);
  };
}

/** Events that come meanwhile are marked as they are stored. True when it came to the end. */
async function markAll(db: Db, readAgain: ReadAgain, signal: AbortSignal): Promise<boolean> {
  let after = { account: "", id: "" };
  while (!signal.aborted) {
    const batch = await query<RecordedEvent & { account: string; signals: string[] }>(
      db,
      sql`select e.account, ${eventColumns}, r.record, e.signals
          from events e join event_records r on r.account = e.account and r.event = e.id
          where (e.account, e.id) > (${after.account}, ${after.id}) order by e.account, e.id limit ${batchSize}`,
    );
    const last = batch.at(-1);
    if (!last) return true;
    // What patterns see in it stays: they look through its day by themselves.
    const kept = (seen: readonly string[]) => seen.filter((id) => ofPatterns.has(id));
    const read = batch.map(({ signals, ...stored }) => {
      const event = readAgain(stored);
      return { ...event, signals: [...signalsIn(event).map(({ id }) => id), ...kept(signals)] };
    });
    const changed = read.filter((event, at) => JSON.stringify(event) !== JSON.stringify(batch[at]));
    if (changed.length > 0) {
      const rows = storableJson(changed.map(({ record: _, ...row }) => row));
      await inTransaction(db, async (tx) => {
        // In one order, as everybody does who changes several.
        await query(
          tx,
          sql`select 1 from events e join json_to_recordset(${rows}::json) as r(account text, id text)
                on e.account = r.account and e.id = r.id
              order by e.account, e.id for no key update of e`,
        );
        // What CloudTrail has put in a file's place meanwhile was marked as it was stored.
        await query(
          tx,
          sql`update events e set ${eventRow.assignments},
                signals = array(select s from unnest(r.signals) with ordinality as o(s, place) where s <> all(${patternIds}) order by place)
                  || array(select s from unnest(e.signals) with ordinality as o(s, place) where s = any(${patternIds}) order by place)
              from json_to_recordset(${rows}::json) as r(account text, ${eventRow.typed}, signals text[])
              where e.account = r.account and e.id = r.id and e.from_file = r."fromFile"`,
        );
        for (const [account, own] of Map.groupBy(changed, (event) => event.account)) {
          await leaveTextsDue(
            tx,
            account,
            own.map(({ id }) => id),
          );
          await noteUntallied(
            tx,
            account,
            own.map(({ at }) => at),
          );
        }
      });
    }
    after = last;
    await breathe();
  }
  return false;
}
