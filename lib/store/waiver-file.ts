import { isDeepStrictEqual } from "node:util";
import { dayOf } from "#lib/waivers/days.ts";
import { type FileWaiver, idInFile, idOfLife, type WaiverFile } from "#lib/waivers/file.ts";
import type { Waiver } from "#lib/waivers/waiver.ts";
import { sql } from "./drizzle.ts";
import { type Db, inTransaction, query, storableJson } from "./query.ts";
import { addWaiver, changeWaiver, endWaiver, listWaivers } from "./waivers.ts";

/**
 * Brings the decisions of the file in line with what it says now: new entries are made, changed ones changed, those that are gone ended.
 * Decisions of the dashboard are left as they are. What was ended stays so; an entry of its id that comes back is another life of it, with an
 * id of its own (`lab~2`). An entry whose day has passed makes nothing, and ends what held longer. Asked again it changes nothing.
 * @param by what the audit trail calls the file
 * @returns whether something changed: then applyWaivers is due
 */
export function followWaiverFile(
  db: Db,
  { waivers }: Pick<WaiverFile, "waivers">,
  { by, now = new Date() }: { by: string; now?: Date },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Of two that follow at once the second finds it done.
    await query(tx, sql`select pg_advisory_xact_lock(hashtextextended('waiver file', 0))`);
    const known = await listWaivers(tx);
    const ids = new Set(known.map(({ id }) => id));
    const standing = new Map(
      known.flatMap((one) => (one.source === "file" && one.endedAt === null ? [[idInFile(one.id), one]] : [])),
    );
    const today = dayOf(now);
    let changes = 0;
    for (const entry of waivers) {
      const was = standing.get(entry.id);
      standing.delete(entry.id);
      if (entry.until < today) {
        if (!was || was.until < today) continue;
        await endWaiver(tx, was.id, { by, note: `The file says it held until ${entry.until}.`, now });
      } else if (!was) {
        const life = lifeOf(entry.id, ids);
        const note = life === 1 ? undefined : `It was in the file before, as ${idOfLife(entry.id, life - 1)}.`;
        await addWaiver(tx, entry, { by, note, source: "file", id: idOfLife(entry.id, life), now });
      } else if (saysOtherwise(entry, was)) await changeWaiver(tx, was.id, entry, { by, now });
      else continue;
      changes++;
    }
    for (const gone of standing.values()) {
      await endWaiver(tx, gone.id, { by, note: "It is not in the file any more.", now });
      changes++;
    }
    return changes > 0;
  });
}

/** The first that nothing is called by yet. */
function lifeOf(id: string, ids: ReadonlySet<string>): number {
  let life = 1;
  while (ids.has(idOfLife(id, life))) life++;
  return life;
}

function saysOtherwise(entry: FileWaiver, was: Waiver): boolean {
  const { scope, reason, owner, ticket = null, until } = entry;
  return !isDeepStrictEqual(stored({ scope, reason, owner, ticket, until }), stored(was));
}

/** As the database keeps it. */
function stored({ scope, reason, owner, ticket, until }: Omit<Waiver, "id" | "source" | `${string}At`>) {
  return JSON.parse(storableJson({ scope, reason, owner, ticket, until })) as unknown;
}
