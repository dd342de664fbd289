import { signed } from "#lib/bundles/signed.ts";
import { readConfig } from "#lib/config.ts";
import { AppError } from "#lib/errors.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { fileNamed } from "#lib/filters/said.ts";
import { chosenOptions, type FormatName, fileNameOf, formatNamed, sinceName } from "#lib/reports/formats/index.ts";
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
  const reports: Report[] = [];
  for (const account of accounts) reports.push(await reportOn(account, accounts.length, about));
  return saved(reports, query, about, nameOf(accounts, about));
}

async function saved(
  reports: readonly Report[],
  query: { format: FormatName } & Record<string, unknown>,
  { subject }: ReportAbout,
  name: string,
): Promise<Response> {
  const format = formatNamed(query.format);
  const options = chosenOptions(format, subject, query);
  const file = fileNameOf(format, subject, name, newestOf(reports));
  const { dataDir, databaseUrl } = readConfig();
  const own = await Promise.all(reports.map((report) => signed(report, format, { dataDir, databaseUrl })));
  return download(file, format.mediaType, format.render(own, options));
}

/**
 * The report of one scan, whichever is on show, or on what changed until it.
 * @throws AppError `not-found` where there is no such scan of the account
 */
export async function exportedScan(
  account: AccountView,
  id: string,
  query: { format: FormatName } & Record<string, unknown>,
  about: Extract<ReportAbout, { subject: "scan" | "changes" }> = { subject: "scan" },
): Promise<Response> {
  const { db } = currentStore();
  const scan = await getScan(db, id);
  if (scan?.account !== account.id)
    throw new AppError("not-found", `There is no scan "${id}" of ${account.id}.`, "Choose one on the screen Scans.");
  const isShown = scan.id === account.currentScan;
  const report = await reportOf(db, scan, about, isShown ? () => inventoryOf(account.id, scan.id) : undefined);
  return saved([report], query, about, about.subject === "scan" ? account.id : sinceName(report));
}

/** @throws AppError where the account has no scan yet */
export async function reportOn({ id, currentScan }: AccountView, count: number, about: ReportAbout): Promise<Report> {
  const { db } = currentStore();
  const scan = currentScan ? await getScan(db, currentScan) : undefined;
  if (scan) return reportOf(db, scan, about, () => inventoryOf(id, scan.id));
  if (count === 1) throw new AppError("not-found", "There is nothing to export yet.", "Run a scan first.");
  throw new AppError("not-found", `The account ${id} has not been scanned yet.`, "Scan it first, or leave it out.");
}

/** When the last of the scans ended. */
function newestOf(reports: readonly Report[]): string {
  const times = reports.map(({ scan }) => scan.finishedAt).sort();
  return times.at(-1) ?? "";
}

function nameOf(accounts: readonly AccountView[], about: ReportAbout): string {
  if (about.subject === "scan" || about.subject === "changes") return accounts.map(({ id }) => id).join("-");
  return about.subject === "findings" ? fileNamed(findingsList, about.filter) : fileNamed(resourcesList, about.filter);
}
