import { z } from "zod";
import { notCollected } from "#lib/collectors/not-collected.ts";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScanRow } from "#lib/store/scans.ts";
import { accountParam, word } from "../../../_search-params/common.ts";
import { accountNamed } from "../../../_server/account.ts";
import { ledgerOf } from "../../../_server/activity-coverage.ts";
import { get } from "../../../_server/route.ts";

/**
 * The coverage ledger of one scan; without `scan`, of the one on screen, CloudTrail included. `notCollected` names the kinds
 * of SageMaker resources that no scan reads.
 */
export const GET = get(z.strictObject({ ...accountParam, scan: word.optional() }), async ({ account, scan }) => {
  const { db } = currentStore();
  const shown = await accountNamed(account);
  const { id, currentScan } = shown;
  if (scan && (await getScanRow(db, scan))?.account !== id) {
    throw new AppError("not-found", "There is no such scan of this account.");
  }
  const wanted = scan ?? currentScan;
  const rows = wanted ? await ledgerOf(shown, wanted) : [];
  return { scan: wanted, rows, next: null, notCollected: notCollected.map(({ label }) => label) };
});
