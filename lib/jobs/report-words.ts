import { frameworkNamed } from "#lib/checks/controls/index.ts";
import { AppError } from "#lib/errors.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { saidOf } from "#lib/filters/said.ts";
import { chosenOptions, formatNamed } from "#lib/reports/formats/index.ts";
import type { Subject } from "#lib/reports/report.ts";
import type { ExportQuery } from "#lib/scan/export-queries.ts";
import type { ReportRequest } from "#lib/store/report-views.ts";
import { askedReport, sinceLastReport } from "./report-request.ts";

/** What a request asks for, in words: "Findings · Verdict fail, unknown · every account · HTML". Some are other people's. */
export function aboutRequest(request: ReportRequest): string {
  try {
    const { of, query } = askedReport(request);
    const { account } = query;
    const whose = account?.length ? account.join(", ") : "every account";
    const { values } = chosenOptions(formatNamed(query.format), of, query);
    const held = values === "included" ? ["values of settings included"] : [];
    return [...titleOf(of, query), whose, formatNamed(query.format).label, ...held].join(" · ");
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

function titleOf<Of extends Subject>(of: Of, query: ExportQuery<Of>): string[] {
  return titles[of](query);
}

const titles: { [Of in Subject]: (query: ExportQuery<Of>) => string[] } = {
  scan: ({ scan }) => [scan === undefined ? "The whole audit" : `The whole audit of the scan ${scan}`],
  findings: (query) => ["Findings", ...said(saidOf(findingsList, filterFrom(findingsList, [], query)))],
  resources: (query) => ["Resources", ...said(saidOf(resourcesList, filterFrom(resourcesList, [], query)))],
  framework: ({ framework }) => {
    const { name, version } = frameworkNamed(framework);
    return [`${name} ${version}, control by control`];
  },
  changes: ({ since = "previous" }) => [
    since === sinceLastReport
      ? "What changed since the last report"
      : since === "previous"
        ? "What changed since the scan before"
        : `What changed since the scan ${since}`,
  ],
};

function said(filters: ReturnType<typeof saidOf>): string[] {
  return filters.map(({ label, values }) => `${label} ${values.join(", ")}`);
}
