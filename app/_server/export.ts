import { readConfig } from "#lib/config.ts";
import type { Report, Subject } from "#lib/reports/report.ts";
import type { ExportQuery } from "#lib/scan/export-queries.ts";
import type { ReportAbout } from "#lib/scan/report.ts";
import { reportFile, reportsOn } from "#lib/scan/report-file.ts";
import { currentStore } from "#lib/store/current.ts";
import type { AccountView } from "#lib/store/views.ts";
import { accountsNamed } from "./account.ts";
import { inventoryOf } from "./inventory.ts";
import { download } from "./route.ts";

/** An export as a file to save: see `reportFile` for what is thrown. */
export async function exported<Of extends Subject>(of: Of, query: ExportQuery<Of>): Promise<Response> {
  const accounts = await accountsNamed(query.account);
  const { db } = currentStore();
  const written = await reportFile(db, of, query, { accounts, place: readConfig(), inventories: inventoryOf });
  return download(written.file, written.mediaType, written.pieces);
}

/** A report for each account on the scan on show. */
export function shownReports(accounts: readonly AccountView[], about: ReportAbout): Promise<Report[]> {
  return reportsOn(currentStore().db, accounts, about, { inventories: inventoryOf });
}
