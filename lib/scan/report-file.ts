import { signed } from "#lib/bundles/signed.ts";
import type { Place } from "#lib/bundles/signing-key.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { AppError } from "#lib/errors.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { accountsNamed, fileNamed } from "#lib/filters/said.ts";
import type { Piece } from "#lib/reports/format.ts";
import { chosenOptions, fileNameOf, formatNamed, frameworkName, sinceName } from "#lib/reports/formats/index.ts";
import type { Report, Subject } from "#lib/reports/report.ts";
import type { Db } from "#lib/store/query.ts";
import { getScan } from "#lib/store/scans.ts";
import type { AccountView } from "#lib/store/views.ts";
import type { ExportQuery } from "./export-queries.ts";
import type { Inventories } from "./inventory.ts";
import { type ReportAbout, reportOf } from "./report.ts";
import { noteValuesAsked } from "./values-asked.ts";

/** A file that is written as it is read. */
export interface WrittenReport {
  file: string;
  mediaType: string;
  /** By account: the scan that it tells of. */
  scans: Record<string, string>;
  pieces: AsyncIterable<Piece>;
}

interface How {
  accounts: readonly AccountView[];
  /** Where the key of the installation is. */
  place: Place;
  inventories?: Inventories;
  /** Of what changed in each account: since when, in place of what the query says. */
  sinceOf?: (account: string) => string;
}

/**
 * What an export asks for as one file, account by account.
 * @throws AppError `usage` for an option that the format does not take, and as `reportsOn` does
 */
export async function reportFile<Of extends Subject>(
  db: Db,
  of: Of,
  query: ExportQuery<Of>,
  how: How,
): Promise<WrittenReport> {
  const { format, options, file, reports } = await prepared(db, of, query, how);
  if (options.values === "included") noteValuesAsked(file);
  return {
    file,
    mediaType: format.mediaType,
    scans: Object.fromEntries(reports.map((report) => [report.scan.account, report.scan.id])),
    pieces: format.render(reports, options),
  };
}

/** What it would tell of. @throws as `reportFile` */
export async function previewOf<Of extends Subject>(db: Db, of: Of, query: ExportQuery<Of>, how: How) {
  const { file, reports, unscanned } = await prepared(db, of, query, how);
  const hasFindings = of === "scan" || of === "findings";
  const counts = hasFindings ? (await Promise.all(reports.map((report) => report.counts()))).flat() : [];
  const sum = (status: VerdictStatus) =>
    counts.reduce((total, one) => total + (one.status === status ? one.count : 0), 0);
  return {
    file,
    accounts: reports.map(({ scan, score }) => ({
      account: scan.account,
      finishedAt: scan.finishedAt,
      grade: score.grade,
      coverage: score.coverage,
      provisional: score.provisional,
    })),
    unscanned,
    findings: hasFindings
      ? { fail: sum("fail"), unknown: sum("unknown"), pass: sum("pass"), notApplicable: sum("not-applicable") }
      : null,
  };
}

async function prepared<Of extends Subject>(db: Db, of: Of, query: ExportQuery<Of>, { accounts, place, ...how }: How) {
  const format = formatNamed(query.format);
  const options = chosenOptions(format, of, query);
  if (format.isOfOneAccount && accounts.length > 1)
    throw new AppError("usage", `${format.label}: a file is of one account.`, "Make one of each account.");
  const scan = "scan" in query ? query.scan : undefined;
  const { told, unscanned } = parted(accounts, scan === undefined && (format.tellsUnscanned?.includes(of) ?? false));
  const ids = told.map(({ id }) => id);
  const about = abouts[of](query, ids);
  const found = await reportsOn(db, told, about, { scan, ...how });
  const reports = await Promise.all(found.map((report) => signed({ ...report, unscanned }, format, place)));
  return {
    format,
    options,
    reports,
    unscanned,
    file: fileNameOf(format, of, aboutName(ids, about, reports), newestOf(reports)),
  };
}

/** Those that a report tells of, and those of which it can only say that they were never scanned; not where that is all of them. */
function parted(accounts: readonly AccountView[], saysSo: boolean) {
  const told = saysSo ? accounts.filter(({ currentScan }) => currentScan !== null) : [];
  if (told.length === 0) return { told: accounts, unscanned: [] };
  const unscanned = accounts.flatMap(({ id, label, currentScan }) =>
    currentScan === null ? [{ account: id, name: label }] : [],
  );
  return { told, unscanned };
}

const abouts: { [Of in Subject]: (query: ExportQuery<Of>, accounts: readonly string[]) => ReportAbout } = {
  scan: () => ({ subject: "scan" }),
  findings: (query, accounts) => ({ subject: "findings", filter: filterFrom(findingsList, accounts, query) }),
  resources: (query, accounts) => ({ subject: "resources", filter: filterFrom(resourcesList, accounts, query) }),
  changes: ({ since = "previous" }) => ({ subject: "changes", since }),
  framework: ({ framework }) => ({ subject: "framework", framework }),
};

/**
 * A report for each account, of the scan on show or another one of it.
 * @throws AppError `not-found` where an account has no scan yet, since a file that leaves it out would look as if nothing were wrong with
 * it, or no such scan
 */
export async function reportsOn(
  db: Db,
  accounts: readonly AccountView[],
  about: ReportAbout,
  {
    scan: named,
    inventories,
    sinceOf,
  }: { scan?: string | undefined; inventories?: Inventories; sinceOf?: (account: string) => string } = {},
): Promise<Report[]> {
  const reports: Report[] = [];
  for (const account of accounts) {
    const scan = await scanOf(db, account, named, accounts.length);
    const isShown = scan.id === account.currentScan;
    const kept = isShown && inventories ? () => inventories(account.id, scan.id) : undefined;
    const own = about.subject === "changes" && sinceOf ? { ...about, since: sinceOf(account.id) } : about;
    reports.push(await reportOf(db, scan, own, kept));
  }
  return reports;
}

async function scanOf(db: Db, account: AccountView, named: string | undefined, count: number) {
  const id = named ?? account.currentScan;
  const scan = id ? await getScan(db, id) : undefined;
  if (scan?.account === account.id) return scan;
  if (named !== undefined)
    throw new AppError("not-found", `There is no scan "${named}" of ${account.id}.`, "Choose one on the screen Scans.");
  if (count === 1) throw new AppError("not-found", "There is nothing to export yet.", "Run a scan first.");
  throw new AppError(
    "not-found",
    `The account ${account.id} has not been scanned yet.`,
    "Scan it first, or leave it out.",
  );
}

/** When the last of the scans ended. */
function newestOf(reports: readonly Report[]): string {
  const times = reports.map(({ scan }) => scan.finishedAt).sort();
  return times.at(-1) ?? "";
}

/** What a file is called by: of which accounts, and what of them. */
export function aboutName(
  accounts: readonly string[],
  about: ReportAbout,
  [first, ...others]: readonly Report[],
): string {
  if (about.subject === "changes" && first && others.length === 0) return sinceName(first);
  if (about.subject === "framework") return frameworkName(about.framework, accountsNamed(accounts));
  if (about.subject === "scan" || about.subject === "changes") return accountsNamed(accounts);
  return about.subject === "findings" ? fileNamed(findingsList, about.filter) : fileNamed(resourcesList, about.filter);
}
