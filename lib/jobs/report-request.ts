import { AppError } from "#lib/errors.ts";
import { type Subject, subjects } from "#lib/reports/report.ts";
import { type ExportQuery, exportQueries } from "#lib/scan/export-queries.ts";
import type { ReportRequest } from "#lib/store/report-views.ts";

/** Since the report of the same schedule before this one. */
export const sinceLastReport = "last-report";

/** What a request asks for, held to the parameters of its export. */
export interface AskedReport<Of extends Subject = Subject> {
  of: Of;
  query: ExportQuery<Of>;
}

/** @throws AppError `usage` that says what of it is not understood */
export function askedReport({ of: named, query: typed }: ReportRequest): AskedReport {
  const of = subjects.find((one) => one === named);
  if (!of) throw new AppError("usage", `There are no reports of "${named}".`, `They are of ${subjects.join(", ")}.`);
  const read = exportQueries[of].safeParse(typed);
  if (read.success) return { of, query: read.data };
  const [issue] = read.error.issues;
  if (issue?.code === "unrecognized_keys")
    throw new AppError("usage", `A report of ${of} takes no ${issue.keys.join(", ")}.`);
  const allowed = issue?.code === "invalid_value" ? `it can be ${issue.values.join(", ")}` : (issue?.message ?? "");
  throw new AppError("usage", `The parameter ${String(issue?.path[0])} of the report is not understood: ${allowed}.`);
}

/** The accounts that a request names. One that is not understood names none: it is made after any scan, and then says why it cannot be. */
export function accountsNamedIn({ query: { account = "" } }: ReportRequest): string[] {
  return account.split(",").filter(Boolean);
}

/** @throws AppError `usage`, also where it asks for one scan for ever */
export function askedAgainAndAgain(request: ReportRequest): AskedReport {
  const asked = askedReport(request);
  const { query } = asked;
  if ("scan" in query && query.scan !== undefined)
    throw new AppError("usage", "A schedule's reports are of the scan on show.", "Leave out the scan.");
  if ("since" in query && query.since !== undefined && !["previous", sinceLastReport].includes(query.since))
    throw new AppError(
      "usage",
      "A schedule compares with the scan before, or with its last report.",
      `Say since=previous or since=${sinceLastReport}.`,
    );
  return asked;
}
