import { AppError } from "#lib/errors.ts";
import { exportChanges } from "../../../../_api/operations/account-wide.ts";
import { accountNamed } from "../../../../_server/account.ts";
import { exportedScan } from "../../../../_server/export.ts";
import { route } from "../../../../_server/route.ts";

export const GET = route(exportChanges, async (query) => {
  const account = await accountNamed(query.account);
  const scan = query.scan ?? account.currentScan;
  if (!scan) throw new AppError("not-found", "There is nothing to export yet.", "Run a scan first.");
  return exportedScan(account, scan, query, { subject: "changes", since: query.since ?? "previous" });
});
