import { everyVerdict } from "../../every-verdict.ts";
import type { Report, ReportFinding, VerdictCount } from "../../report.ts";
import { leftOutOf, type UnassessedLine, unassessedLines, unassessedTitle, whyUnassessed } from "../../unassessed.ts";
import { messageOf } from "./message.ts";
import { resultOf } from "./result.ts";
import { ruleOf } from "./rule.ts";

/** GitHub refuses a run with more. Source: "About code scanning limits on SARIF results". */
const mostResults = 25_000;

/** The runs of one account: one, or as many as GitHub's limit makes of it. Results are written as they are read, the rules they met at the end. */
export async function* runsOf(report: Report, isListed: boolean): AsyncGenerator<string> {
  const counts = await report.counts();
  const findings = everyVerdict(report, isListed ? undefined : ["fail", "unknown"]);
  for (let part = 1; ; part++) {
    const rules = new Map<string, { index: number; rule: ReturnType<typeof ruleOf> }>();
    if (part > 1) yield ",";
    yield `${JSON.stringify(headOf(report, counts, isListed, part)).slice(0, -1)},"results":[`;
    let written = 0;
    while (written < mostResults) {
      const { value: finding, done } = await findings.next();
      if (done) break;
      const result = JSON.stringify(await resultOf(finding, indexIn(rules, finding)));
      yield `${written > 0 ? "," : ""}\n${result}`;
      written++;
    }
    const { name, version } = report.generator;
    const driver = {
      name: "Sagewarden",
      semanticVersion: version,
      rules: [...rules.values()].map(({ rule }) => rule),
      properties: { generator: name },
    };
    yield `],"tool":${JSON.stringify({ driver })}}`;
    if (written < mostResults) return;
  }
}

function indexIn(rules: Map<string, { index: number; rule: ReturnType<typeof ruleOf> }>, finding: ReportFinding) {
  const known = rules.get(finding.check) ?? { index: rules.size, rule: ruleOf(finding) };
  rules.set(finding.check, known);
  return known.index;
}

/** A run of an account has the same id in each report on it, so that its results can be followed. */
function headOf(report: Report, counts: readonly VerdictCount[], isListed: boolean, part: number) {
  const { scan, score, filters, subject, values } = report;
  const lines = unassessedLines(report.coverage);
  return {
    automationDetails: { id: `sagewarden/${scan.partition}/${scan.account}/${part > 1 ? `${part}/` : ""}` },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        // Whether everything was read that was asked for, not what came of it.
        executionSuccessful: !lines.some(({ status }) => status === "denied" || status === "failed"),
        startTimeUtc: scan.startedAt,
        endTimeUtc: scan.finishedAt,
        ...(scan.readAs && { account: scan.readAs }),
        toolExecutionNotifications: [...lines.map(notificationOf), ...leftOutOf(report).map(leftOut)],
      },
    ],
    properties: {
      scan: scan.id,
      account: scan.account,
      regions: scan.regions,
      subject,
      filters,
      grade: score.grade,
      score: score.value,
      waived: score.waived,
      ...(score.withWaived && { withWaived: score.withWaived }),
      coverage: score.coverage,
      verdicts: Object.fromEntries(
        (["fail", "unknown", "pass", "not-applicable"] as const).map((status) => [
          status,
          counts.reduce((sum, one) => sum + (one.status === status ? one.count : 0), 0),
        ]),
      ),
      passing: isListed ? "listed" : "counted",
      values,
    },
  };
}

function notificationOf(line: UnassessedLine) {
  const { kind, action, status, regions } = line;
  return {
    level: status === "partial" || status === "unsupported" ? "warning" : "error",
    message: messageOf([`${unassessedTitle(line)} (${action}).`, ...whyUnassessed(line)]),
    properties: { kind, action, status, regions },
  };
}

function leftOut(sentence: string) {
  return { level: "note", message: messageOf([`Not in this scan: ${sentence}`]) };
}
