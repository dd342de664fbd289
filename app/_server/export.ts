import { AppError } from "#lib/errors.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { fileNamed } from "#lib/filters/said.ts";
import { chosenOptions, type FormatName, fileNameOf, formatNamed } from "#lib/reports/formats/index.ts";
import type { Report } from "#lib/reports/report.ts";
import { type ReportAbout, reportOf } from "#lib/scan/report.ts";
import { currentStore } from "#lib/store/current.ts";
import { getScan } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import { inventoryOf } from "./inventory.ts";
import { download } from "./route.ts";

/**
 * A report on what the scans on show found in the accounts, as one file, account by account.
 * @throws AppError where an account has no scan yet: a file that leaves it out would look as if nothing were wrong with it.
 */
export async function exported(
  accounts: readonly AccountView[],
  query: { format: FormatName } & Record<string, unknown>,
  about: ReportAbout,
): Promise<Response> {
  const format = formatNamed(query.format);
  const options = chosenOptions(format, about.subject, query);
  const reports: Report[] = [];
  for (const account of accounts) reports.push(await reportOn(account, accounts.length, about));
  return download(
    fileNameOf(format, about.subject, nameOf(accounts, about)),
    format.mediaType,
    format.render(reports, options),
  );
}

/** @throws AppError where the account has no scan yet */
export async function reportOn({ id, currentScan }: AccountView, count: number, about: ReportAbout): Promise<Report> {
  const { db } = currentStore();
  const scan = currentScan ? await getScan(db, currentScan) : undefined;
  if (scan) return reportOf(db, scan, about, () => inventoryOf(id, scan.id));
  if (count === 1) throw new AppError("not-found", "There is nothing to export yet.", "Run a scan first.");
  throw new AppError("not-found", `The account ${id} has not been scanned yet.`, "Scan it first, or leave it out.");
}

function nameOf(accounts: readonly AccountView[], about: ReportAbout): string {
  if (about.subject === "scan") return accounts.map(({ id }) => id).join("-");
  return about.subject === "findings" ? fileNamed(findingsList, about.filter) : fileNamed(resourcesList, about.filter);
}
