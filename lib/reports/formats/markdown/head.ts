import { checkOf } from "#lib/checks/catalogue.ts";
import { severities } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import { formatCount, formatDateTime, formatScore, formatShare, plural, wordsOf } from "#lib/format.ts";
import { acceptedWords } from "../../accepted.ts";
import type { Report, ReportActivity, VerdictCount } from "../../report.ts";
import {
  leftOutOf,
  missingPermissions,
  type UnassessedLine,
  unassessedLines,
  unassessedTitle,
  whyUnassessed,
} from "../../unassessed.ts";
import { valuesWords } from "../../values.ts";
import { code, words } from "./text.ts";

/** What was looked at, and what came of it. */
export function headOf(report: Report, counts: readonly VerdictCount[]): string {
  const { scan, score, filters, generator, values = "left-out" } = report;
  const accepted = acceptedWords(score);
  const grade = score.grade ? `**Grade ${score.grade}**, ${formatScore(score.value ?? 0)} of 100` : "**Not scored**";
  const lines = [
    `## Account ${scan.account}\n`,
    `As it was on ${formatDateTime(scan.finishedAt)}, in ${words(scan.regions.join(", "))} and what belongs to no region. Scan ${code(scan.id)} by Sagewarden ${words(generator.version)}${scan.readAs ? `, which read as ${code(scan.readAs)}` : ""}. Values ${valuesWords[values]}.\n`,
    `${grade}, coverage ${formatShare(score.coverage)}: so much of what the checks ask could be judged. The rest is unknown, and counts as not passed.${score.provisional ? " Provisional: under 80 % of it could be judged." : ""}${accepted ? ` **${words(accepted)}.**` : ""}\n`,
  ];
  if (filters.length > 0)
    lines.push(
      `**This is a part of the findings**, those with ${filters.map(({ label, values }) => `${words(label)} ${values.map(code).join(", ")}`).join("; ")}. The score and what was not assessed are of the whole account.\n`,
    );
  return [...lines, countTable(counts)].join("\n");
}

const statuses: readonly VerdictStatus[] = ["fail", "unknown", "pass", "not-applicable"];

/** Live findings, records behind a plus sign. No word of AWS stands in it. */
function countTable(counts: readonly VerdictCount[]): string {
  const sum = (wanted: (one: VerdictCount) => boolean) =>
    counts.reduce((all, one) => all + (wanted(one) ? one.count : 0), 0);
  const cell = (severity: string, status: VerdictStatus) => {
    const of = (exposure: string) =>
      sum(
        (one) =>
          one.exposure === exposure && one.status === status && (checkOf(one.check)?.severity ?? "info") === severity,
      );
    return `${formatCount(of("live"))} + ${formatCount(of("record"))}`;
  };
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [
    row(["Live + records", ...statuses.map((status) => wordsOf(status))]),
    row(["---", ...statuses.map(() => "--:")]),
    ...severities.map((severity) => row([wordsOf(severity), ...statuses.map((status) => cell(severity, status))])),
    "\n",
  ].join("");
}

/** Everything that nobody may take for fine, and why. */
export function unassessedOf(report: Report, activity: readonly ReportActivity[], most: number): string {
  const lines = unassessedLines(report.coverage);
  const missing = missingPermissions(report.coverage);
  const parts = ["### What was not assessed\n", "Nothing below is known to be in order.\n"];
  if (lines.length === 0) parts.push("Every call that the scan made gave a complete answer.\n");
  else parts.push(`${lines.slice(0, most).map(lineOf).join("")}${more(lines.length - most, "call", "calls")}`);
  if (missing.length > 0)
    parts.push(
      `With these permissions the role of the audit could have read what it was refused: ${missing.map(code).join(", ")}.\n`,
    );
  parts.push(
    `${leftOutOf(report)
      .map((sentence) => `- Not in this scan: ${words(sentence)}\n`)
      .join("")}`,
  );
  const gaps = activity.filter(({ gap }) => gap !== null);
  if (activity.length === 0) parts.push("CloudTrail was not read: who did it is not known.\n");
  else if (gaps.length > 0)
    parts.push(`${gaps.map(({ region, gap }) => `- CloudTrail in ${code(region)}: ${code(gap ?? "")}\n`).join("")}`);
  if (report.notCollected.length > 0)
    parts.push(`Kinds of SageMaker that are not read yet: ${words(report.notCollected.join(", "))}.\n`);
  return `${parts.join("\n")}\n`;
}

function lineOf(line: UnassessedLine): string {
  const why = whyUnassessed(line);
  return `- ${words(unassessedTitle(line))}, call ${code(line.action)}${why.length > 0 ? `: ${why.map(code).join(" ")}` : ""}\n`;
}

/** What a list left out, in words; nothing where it left out nothing. */
export function more(count: number, one: string, many: string): string {
  if (count <= 0) return "";
  return `\n**${plural(count, `more ${one} is`, `more ${many} are`)} not in this list.**\n`;
}
