import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, plural, wordsOf } from "#lib/format.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { acceptedIn, ofThemAccepted } from "../../accepted.ts";
import type { Report, ReportFinding, VerdictCount } from "../../report.ts";
import { failing, recorded } from "./finding.ts";
import { more } from "./head.ts";
import { code, words } from "./text.ts";

/** How long lists are. */
export interface Lengths {
  /** Findings of one list, and lines of what was not assessed. */
  most: number;
  /** Of those, findings of one check. */
  each: number;
}

/** What fails, check by check, the worst first. When the list is full, a check that is left is a line with its count. */
export async function* failingOf(
  report: Report,
  counts: readonly VerdictCount[],
  exposure: Exposure,
  { most, each }: Lengths,
): AsyncGenerator<string> {
  const own = checksIn(counts, "fail", exposure);
  yield exposure === "live"
    ? `### Failing now: ${formatCount(sumOf(own))}\n\n`
    : `### Failing records: ${formatCount(sumOf(own))}\n\nFinished jobs, and models and configurations that nothing uses. They cannot be changed, only done better next time.\n\n`;
  if (own.length === 0) yield "None in this report.\n\n";
  const accepted = acceptedIn(own);
  if (accepted > 0)
    yield `**Accepted: ${formatCount(accepted)}** of them, each with who accepted it and until when. They count for no grade.\n\n`;
  let left = most;
  for (const one of own) {
    const { check, count } = one;
    if (left <= 0) {
      yield `- ${titleLine(check)}: ${told(one)}, not listed here\n`;
      continue;
    }
    yield heading(one);
    const shown = Math.min(left, each, count);
    let written = 0;
    for await (const finding of report.findings({ status: "fail", exposure, check, atOnce: atOnce(shown) })) {
      yield exposure === "live" ? await failing(finding) : recorded(finding);
      if (++written >= shown) break;
    }
    left -= written;
    yield `${more(count - shown, "of this check", "of this check")}\n`;
  }
  yield "\n";
}

function heading(one: VerdictCount): string {
  const why = one.exposure === "live" ? checkOf(one.check)?.rationale : undefined;
  return `#### ${titleLine(one.check)}\n\n${told(one)}.\n\n${why ? `${words(why)}\n\n` : ""}`;
}

function titleLine(id: string): string {
  const check = checkOf(id);
  return `${check ? `${wordsOf(check.severity)}: ` : ""}${words(titleOf(id, "fail"))}`;
}

function told({ check, count, exposure, waived = 0 }: VerdictCount): string {
  return `${plural(count, exposure === "live" ? "resource" : "record")}${ofThemAccepted(waived)}, check ${code(check)}`;
}

/** How many are read before they are told by their reason: a report of any size is read in such parts. */
const partSize = 1000;

/** What could not be judged, by the reason. */
export async function* unknownOf(
  report: Report,
  counts: readonly VerdictCount[],
  { most }: Lengths,
): AsyncGenerator<string> {
  const total = sumOf(checksIn(counts, "unknown"));
  yield `### Unknown: ${formatCount(total)}\n\n`;
  yield total === 0 ? "Every finding in this report could be judged.\n\n" : "It may fail as well as pass.\n\n";
  if (total === 0) return;
  let read = 0;
  let part: ReportFinding[] = [];
  for await (const finding of report.findings({ status: "unknown" })) {
    part.push(finding);
    read++;
    if (part.length < partSize) continue;
    yield byReason(part, most);
    part = [];
    if (most !== Number.POSITIVE_INFINITY) break;
  }
  yield `${byReason(part, most)}${more(total - read, "that could not be judged", "that could not be judged")}\n`;
}

function byReason(findings: readonly ReportFinding[], most: number): string {
  const reasons = [...Map.groupBy(findings, ({ reason }) => reason ?? "The check gave no reason.")];
  const shown = reasons.sort(([, one], [, other]) => other.length - one.length).slice(0, most);
  const line = ([reason, own]: (typeof shown)[number]) => {
    const named = own
      .slice(0, mostNamed(most))
      .map(({ resource, check }) => `${code(resource.name)} by check ${code(check)}`);
    const left = own.length - named.length;
    return `- ${plural(own.length, "finding")}: ${code(reason)} Of ${named.join(", ")}${left > 0 ? ` and ${formatCount(left)} more` : ""}.\n`;
  };
  return `${shown.map(line).join("")}${more(reasons.length - shown.length, "reason", "reasons")}`;
}

/** A short list names few for a reason. */
const mostNamed = (most: number) => (most === Number.POSITIVE_INFINITY ? most : 5);

/** What passes and what does not apply is counted. */
export function settledOf(counts: readonly VerdictCount[]): string {
  const count = (status: VerdictStatus) => sumOf(checksIn(counts, status));
  return `### Passing: ${formatCount(count("pass"))}\n\nCounted, not listed; and ${plural(count("not-applicable"), "finding")} to which the check does not apply.\n\n`;
}

/** The checks that gave a verdict, worst first. */
function checksIn(counts: readonly VerdictCount[], status: VerdictStatus, exposure?: Exposure): VerdictCount[] {
  const rank = ({ check }: VerdictCount) => severities.indexOf(checkOf(check)?.severity ?? "info");
  return counts
    .filter((one) => one.status === status && (exposure ?? one.exposure) === one.exposure && one.count > 0)
    .sort((one, other) => rank(one) - rank(other) || one.check.localeCompare(other.check, "en"));
}

function sumOf(counts: readonly VerdictCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

function atOnce(most: number): number {
  return Math.min(most, 200);
}
