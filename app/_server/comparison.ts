import type { z } from "zod";
import { currentStore } from "#lib/store/current.ts";
import { comparePeriods } from "#lib/store/events-compare.ts";
import { historyBegin } from "#lib/store/events-coverage.ts";
import type { PeriodComparison } from "#lib/store/views.ts";
import type { comparisonQuery } from "../_search-params/activity.ts";
import { accountNamed } from "./account.ts";

const hourMs = 3_600_000;
/** Up to the hour, so that the same question has the same answer for a while. */
const usualHours = 7 * 24;

/** The period of the query, or the last seven days, beside the time of the same length before it. */
export async function comparisonOf(query: z.output<typeof comparisonQuery>): Promise<PeriodComparison> {
  const { db } = currentStore();
  const { id: account } = await accountNamed(query.account);
  const to = query.to === undefined ? Math.ceil(Date.now() / hourMs) * hourMs : Date.parse(query.to);
  const from = query.from === undefined ? to - usualHours * hourMs : Date.parse(query.from);
  const periods = {
    before: new Date(from - Math.max(0, to - from)).toISOString(),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  };
  const [found, historyFrom] = await Promise.all([comparePeriods(db, account, periods), historyBegin(db, account)]);
  return { ...periods, historyFrom: historyFrom ?? null, ...found };
}
