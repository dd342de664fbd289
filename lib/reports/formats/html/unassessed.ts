import { formatDateTime, plural, wordsOf } from "#lib/format.ts";
import type { Report, ReportActivity, ReportCoverage, VerdictCount } from "../../report.ts";
import { letsThrough } from "./filtered.ts";
import { type Anchor, html, type Markup, untrusted } from "./markup.ts";
import { countOf } from "./result.ts";

/** What one call gave for one kind, in all the regions where it gave the same. */
interface LedgerLine extends Pick<ReportCoverage, "kind" | "action" | "status" | "permission" | "refusedBy"> {
  regions: string[];
  /** What AWS said, in the first of them. */
  error: string | undefined;
  notes: { region: string; note: string }[];
}

/** Everything that nobody may take for fine: what could not be read, was not asked for, or is not looked at at all. */
export function unassessedOf(
  report: Report,
  counts: readonly VerdictCount[],
  activity: readonly ReportActivity[],
  anchor: Anchor,
): Markup {
  const lines = incomplete(report.coverage);
  return html`<section id="${anchor("unassessed")}"><h2>What was not assessed</h2>
<p>Nothing below is known to be in order. ${unjudgedOf(report, counts, anchor)}</p>
<h3>Calls that did not give everything</h3>
${lines.length === 0 ? html`<p>Every call that the scan made gave a complete answer.</p>` : ledger(lines)}
${permissions(report.coverage)}
<h3>Left out of this scan</h3><ul>
<li>Regions other than ${report.scan.regions.join(", ")}.</li>
${report.limits.horizonDays !== "all" && html`<li>Finished jobs that were created more than ${plural(report.limits.horizonDays, "day")} before the scan.</li>`}
${report.limits.kindsLeftOut.length > 0 && html`<li>Kinds that the scan was not asked for: ${report.limits.kindsLeftOut.join(", ")}. What stands here about them is of an earlier scan, and says so.</li>`}
</ul>
<h3>Who did it: how far CloudTrail was read</h3>
<p class="note">Changes that were not read cannot be blamed on anybody, and a later one may be among them.</p>
${activity.length === 0 ? html`<p>CloudTrail was not read.</p>` : reach(activity)}
<h3>Kinds that are not read yet</h3>
<p class="note">SageMaker has them; this version does not look at them.</p>
<ul class="columns">${report.notCollected.map((label) => html`<li>${label}</li>`)}</ul>
</section>`;
}

/** How many findings could not be judged, where the report can tell. */
function unjudgedOf(report: Report, counts: readonly VerdictCount[], anchor: Anchor): Markup | string {
  if (!letsThrough(report, { status: "unknown" }))
    return "The filters of this report leave out what could not be judged.";
  const unknown = countOf(counts, { status: "unknown" });
  return unknown > 0
    ? html`<a href="#${anchor("unknown")}">${plural(unknown, "finding")}</a> could not be judged.`
    : "Every finding in this report could be judged.";
}

/** The lines that are not complete: first what gave nothing, then what gave a part. */
export function incomplete(coverage: readonly ReportCoverage[]): LedgerLine[] {
  const lines = new Map<string, LedgerLine>();
  for (const { region, kind, action, status, permission, refusedBy, error, note } of coverage) {
    if (status === "complete") continue;
    const key = JSON.stringify([kind, action, status, permission, refusedBy, error?.split(":")[0]]);
    const line = lines.get(key) ?? {
      kind,
      action,
      status,
      ...(permission && { permission }),
      ...(refusedBy && { refusedBy }),
      error,
      regions: [],
      notes: [],
    };
    lines.set(key, line);
    line.regions.push(region);
    if (note) line.notes.push({ region, note });
  }
  return [...lines.values()].sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ status }: LedgerLine): number {
  return status === "partial" ? 1 : 0;
}

function ledger(lines: readonly LedgerLine[]): Markup {
  return html`<table class="ledger stacked"><thead><tr><th>What</th><th>Call</th><th>Outcome</th><th>Why, and what would help</th></tr></thead><tbody>
${lines.map(
  ({ kind, action, status, regions, error, permission, refusedBy, notes }) => html`<tr>
<th scope="row">${wordsOf(kind)}<br><span class="where">${regions.join(", ")}</span></th><td><code>${action}</code></td><td class="${status === "partial" ? "partial" : "blind"}">${wordsOf(status)}</td>
<td>${error && html`<p>${untrusted(error)}${regions.length > 1 && ". Much the same in the other regions."}</p>`}${notes.map(({ region, note }) => html`<p>${regions.length > 1 && `${region}: `}${untrusted(note)}</p>`)}${permission && (refusedBy ? html`<p><b>A ${refusedBy} refuses <code>${permission}</code>: granting it is not enough</b></p>` : html`<p><b>Grant <code>${permission}</code></b></p>`)}</td></tr>\n`,
)}</tbody></table>`;
}

function permissions(coverage: readonly ReportCoverage[]): Markup | false {
  const missing = [
    ...new Set(coverage.flatMap(({ permission, refusedBy }) => (permission && !refusedBy ? permission : []))),
  ].sort();
  if (missing.length === 0) return false;
  return html`<p>With these permissions the role of the audit could have read what it was refused: ${missing.map((one, at) => [at > 0 && ", ", html`<code>${one}</code>`])}.</p>`;
}

function reach(activity: readonly ReportActivity[]): Markup {
  return html`<table class="reach stacked"><thead><tr><th>Region</th><th>Read until</th><th>What is missing</th></tr></thead><tbody>
${activity.map(
  ({ region, readTo, gap }) =>
    html`<tr><th scope="row">${region}</th><td>${readTo === null ? "never" : formatDateTime(readTo)}</td><td>${gap === null ? "Nothing up to then." : untrusted(gap)}</td></tr>\n`,
)}</tbody></table>`;
}
