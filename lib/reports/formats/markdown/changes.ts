import { checkOf, titleOf } from "#lib/checks/catalogue.ts";
import { changeTitles } from "#lib/filters/change-titles.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import { formatCount, formatDateTime, formatScore, formatShare, kindIn, plural, wordsOf } from "#lib/format.ts";
import type { ChangedResource } from "#lib/store/finding-changes.ts";
import { acceptedWords } from "../../accepted.ts";
import { changeWords } from "../../change-words.ts";
import type { Report, ReportChange, ReportCoverage, ReportSince } from "../../report.ts";
import { sightBetween } from "../../sight.ts";
import { accepted, seen } from "./finding.ts";
import { more } from "./head.ts";
import type { Lengths } from "./lists.ts";
import { code, words } from "./text.ts";

/** What changed in an account between two scans: first what got worse. */
export async function* changesOf(report: Report, since: ReportSince, { most }: Lengths): AsyncGenerator<string> {
  const counts = await since.counts();
  yield headOf(report, since);
  for (const kind of findingChangeKinds) yield `- ${changeTitles[kind]}: ${formatCount(counts[kind])}\n`;
  yield "\n";
  yield sightOf(report, since, most);
  let under: ReportChange["changes"][number] | undefined;
  let written = 0;
  for await (const change of since.findings()) {
    const [kind] = change.changes;
    if (kind && kind !== under) {
      yield `${under === undefined ? "" : "\n"}### ${changeTitles[kind]}\n\n`;
      [under, written] = [kind, 0];
    }
    if (++written <= most) yield lineOf(change);
    else if (written === most + 1) yield "\n**There are more of these than stand in this list.**\n";
  }
  yield under === undefined ? "No live finding changed.\n\n" : "\n";
  yield resourcesOf(await since.resources(), most);
}

function headOf({ scan, score, generator }: Report, since: ReportSince): string {
  const graded = ({ value, grade, coverage }: ReportSince["score"]) =>
    `${value === null ? "not scored" : `grade ${grade}, ${formatScore(value)} of 100`}, ${formatShare(coverage)} assessed`;
  const left = (one: ReportSince["score"]) => {
    const accepted = acceptedWords(one);
    return accepted ? ` ${words(accepted)}.` : "";
  };
  return [
    `## Account ${scan.account}: what changed\n`,
    `From ${formatDateTime(since.scan.finishedAt)}, scan ${code(since.scan.id)}, to ${formatDateTime(scan.finishedAt)}, scan ${code(scan.id)} by Sagewarden ${words(generator.version)}. Of what is live: finished jobs and unused records are left out.\n`,
    `Before: ${graded(since.score)}.${left(since.score)} After: **${graded(score)}**.${left(score)}\n\n`,
  ].join("\n");
}

/** Nothing that was lost sight of may look as if it had been put right. */
function sightOf({ coverage }: Report, since: ReportSince, most: number): string {
  const { lost, regained } = sightBetween(since.coverage, coverage);
  const list = (title: string, lines: readonly ReportCoverage[]) =>
    lines.length === 0
      ? ""
      : `### ${title}\n\n${lines.slice(0, most).map(calledOf).join("")}${more(lines.length - most, "call", "calls")}\n`;
  return list("Read before, and not now", lost) + list("Not read before, and now it is", regained);
}

function calledOf({ kind, region, action, status, error }: ReportCoverage): string {
  return `- ${words(kindIn({ kind, region }))}, call ${code(action)}: ${status}${error ? `, ${code(error)}` : ""}\n`;
}

function lineOf({ before, after, finding }: ReportChange): string {
  const { check, severity, resource, evidence, reason, waiver } = finding;
  const told = [...evidence.map(seen), ...(reason ? [code(reason)] : []), ...(waiver ? [accepted(waiver)] : [])];
  const rank = checkOf(check)?.severity ?? severity;
  return `- ${wordsOf(rank)}: ${words(titleOf(check, after ?? "fail"))}, ${code(resource.name)}, ${words(kindIn(resource))}, ${code(resource.arn)}: ${changeWords(before, after)}${told.length > 0 ? `; ${told.join("; ")}` : ""}\n`;
}

function resourcesOf(resources: readonly ChangedResource[], most: number): string {
  const list = (is: ChangedResource["is"], title: string) => {
    const own = resources.filter((one) => one.is === is);
    const lines = own.slice(0, most).map((one) => `- ${code(one.name)}, ${words(kindIn(one))}, ${code(one.arn)}\n`);
    return `### ${title}: ${plural(own.length, "resource")}\n\n${lines.join("")}${more(own.length - most, "resource", "resources")}\n`;
  };
  return list("new", "Came") + list("gone", "Went");
}
