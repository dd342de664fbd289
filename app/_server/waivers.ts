import type { z } from "zod";
import type { WaiverChange, WaiverDetail, WaiverRow } from "#components/waivers/waiver-row.ts";
import { checkOf } from "#lib/checks/catalogue.ts";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { readCursor, writeCursor } from "#lib/store/cursor.ts";
import type { Page } from "#lib/store/views.ts";
import { applyWaivers } from "#lib/store/waived.ts";
import { acceptedBy } from "#lib/store/waiver-counts.ts";
import { addWaiver, changeWaiver, endWaiver, getWaiver, listWaivers, waiverTrail } from "#lib/store/waivers.ts";
import { stateOf } from "#lib/waivers/days.ts";
import { onlyMeanings } from "#lib/waivers/scope.ts";
import type { Waiver } from "#lib/waivers/waiver.ts";
import type { endedBy, wantedWaiver } from "../_api/schemas/waiver.ts";

export async function waiverRows(): Promise<{ rows: WaiverRow[] }> {
  const { db } = currentStore();
  const [waivers, accepted] = await Promise.all([listWaivers(db), acceptedBy(db)]);
  return { rows: waivers.map((waiver) => told(waiver, accepted)) };
}

/** @throws AppError `not-found` */
export async function waiverShown(id: string): Promise<WaiverDetail> {
  const { db } = currentStore();
  const [waiver, accepted, trail] = await Promise.all([
    getWaiver(db, id),
    acceptedBy(db),
    waiverTrail(db, { waiver: id }),
  ]);
  return { ...told(waiver, accepted), trail };
}

/** @throws AppError `usage` for a day that has passed or is too far */
export async function waive({ by, note, ...wanted }: z.output<typeof wantedWaiver>): Promise<WaiverRow> {
  return applied(await addWaiver(currentStore().db, wanted, { by, note }));
}

/** @throws AppError `not-found`, `conflict` */
export async function rewrite(id: string, { by, note, ...wanted }: z.output<typeof wantedWaiver>): Promise<WaiverRow> {
  await assertOurs(id);
  return applied(await changeWaiver(currentStore().db, id, wanted, { by, note }));
}

/** @throws AppError `not-found`, `conflict` */
export async function end(id: string, by: z.output<typeof endedBy>): Promise<WaiverRow> {
  await assertOurs(id);
  return applied(await endWaiver(currentStore().db, id, by));
}

/** A page of the audit trail of all. */
export async function trailPage({
  cursor,
  limit,
}: {
  cursor?: string | undefined;
  limit: number;
}): Promise<Page<WaiverChange>> {
  const [before] = (readCursor(cursor, ["number"]) ?? []) as number[];
  const rows = await waiverTrail(currentStore().db, { before, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor([last.number]) : null };
}

async function assertOurs(id: string): Promise<void> {
  const { source } = await getWaiver(currentStore().db, id);
  if (source === "file")
    throw new AppError(
      "conflict",
      "This waiver stands in the file of waivers.",
      "Change it there: it is read again within a minute.",
    );
}

/** What follows from the decision is there before whoever made it is answered. */
async function applied(waiver: Waiver): Promise<WaiverRow> {
  const { db } = currentStore();
  await applyWaivers(db);
  return told(waiver, await acceptedBy(db));
}

function told(waiver: Waiver, accepted: ReadonlyMap<string, number>): WaiverRow {
  const only = waiver.scope.checks.length === 1 ? onlyMeanings(waiver.scope.checks) : undefined;
  return {
    ...waiver,
    state: stateOf(waiver, new Date()),
    accepts: accepted.get(waiver.id) ?? 0,
    title: checkOf(only?.[0] ?? "")?.failTitle ?? null,
  };
}
