import { notCollected } from "#lib/collectors/not-collected.ts";
import { AppError } from "#lib/errors.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScanRow } from "#lib/store/scans.ts";
import { getCoverage } from "../../../_api/operations/account-wide.ts";
import { accountNamed } from "../../../_server/account.ts";
import { ledgerOf } from "../../../_server/activity-coverage.ts";
import { route } from "../../../_server/route.ts";

export const GET = route(getCoverage, async ({ account, scan }) => {
  const shown = await accountNamed(account);
  const { id, currentScan } = shown;
  if (scan && (await getScanRow(currentStore().db, scan))?.account !== id) {
    throw new AppError("not-found", "There is no such scan of this account.");
  }
  const wanted = scan ?? currentScan;
  const rows = wanted ? await ledgerOf(shown, wanted) : [];
  return { scan: wanted, rows, next: null, notCollected: notCollected.map(({ label }) => label) };
});
