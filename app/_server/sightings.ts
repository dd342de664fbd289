import type { z } from "zod";
import { currentStore } from "#lib/store/current.ts";
import { isMarkingUnderWay } from "#lib/store/events-signals.ts";
import { listSightings } from "#lib/store/sightings.ts";
import { isJudgingUnderWay } from "#lib/store/sightings-judging.ts";
import type { SightingPage } from "#lib/store/views.ts";
import type { listSightings as operation } from "../_api/operations/activity.ts";
import { accountsNamed } from "./account.ts";

/** What patterns saw, and whether something is left through which they have not looked. */
export async function sightingsPage({
  account,
  sighting,
  cursor,
  limit,
}: z.output<typeof operation.query>): Promise<SightingPage> {
  const { db } = currentStore();
  const accounts = (await accountsNamed(account)).map(({ id }) => id);
  // Asked first: what is seen between the two is among the rows.
  const left = await Promise.all([isMarkingUnderWay(db), ...accounts.map((id) => isJudgingUnderWay(db, id))]);
  const page = await listSightings(db, { accounts, id: sighting }, { limit, ...(cursor && { cursor }) });
  return { ...page, isUnderWay: left.includes(true) };
}
