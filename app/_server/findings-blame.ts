import type { z } from "zod";
import type { FindingBlames } from "#components/findings/queries.ts";
import { activityReach, gapsIn } from "#lib/scan/activity-reach.ts";
import { blameEach } from "#lib/scan/blame.ts";
import { scansOnShow } from "#lib/store/accounts.ts";
import { currentStore } from "#lib/store/current.ts";
import { isBeingRead } from "#lib/store/events-coverage.ts";
import { lastFailing } from "#lib/store/findings-fixed.ts";
import { eachFindingPage } from "#lib/store/findings-list.ts";
import type { AccountView } from "#lib/store/views.ts";
import type { findingsBlameQuery } from "../_search-params/findings.ts";
import { accountsNamed } from "./account.ts";

/**
 * Of each finding that fails or was fixed and was asked about: the event behind it, or null. Rows wait behind this on the embedded database,
 * so it ends when nobody waits for it. @throws the signal's reason
 */
export async function blamesAsked(
  query: z.output<typeof findingsBlameQuery>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<FindingBlames> {
  const accounts = await accountsNamed(query.account);
  // No ids would be no condition.
  if (query.id.length === 0) return { rows: [], isReading: false };
  // First: what is read while the blames are looked for is then looked for again.
  const reading = await Promise.all(accounts.map(({ id }) => isBeingRead(currentStore().db, id)));
  const each = accounts.map((account) => blamesIn(account, query.id, signal));
  return { rows: (await Promise.all(each)).flat(), isReading: reading.includes(true) };
}

async function blamesIn(account: AccountView, id: string[], signal?: AbortSignal): Promise<FindingBlames["rows"]> {
  const { db } = currentStore();
  const [[shown], reach] = await Promise.all([scansOnShow(db, [account.id]), activityReach(db, account)]);
  const rows: FindingBlames["rows"] = [];
  if (!shown) return rows;
  signal?.throwIfAborted();
  for await (const page of eachFindingPage(db, { account: account.id, id, status: ["fail", "pass"] }, shown)) {
    const passing = page.filter(({ status }) => status === "pass").map((finding) => finding.id);
    signal?.throwIfAborted();
    const failed = passing.length > 0 ? await lastFailing(db, shown, passing) : new Map<string, string>();
    const asked = page
      .filter((finding) => finding.status === "fail" || failed.has(finding.id))
      .map((finding) => ({ ...finding, fixedAfter: failed.get(finding.id) ?? null }));
    const blamed = await blameEach(db, account.id, asked, (region) => gapsIn(reach, region), signal);
    rows.push(...asked.map((finding) => ({ id: finding.id, blame: blamed.get(finding.id) ?? null })));
  }
  return rows;
}
