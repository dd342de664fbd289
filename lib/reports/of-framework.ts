import type { Framework } from "#lib/checks/controls/framework.ts";
import { checksOn } from "#lib/checks/controls/judged.ts";
import { once } from "#lib/once.ts";
import type { FindingPart, Report, ReportFinding } from "./report.ts";

/**
 * Of so few live findings all are read once, since a control asks for those of each of its checks; of more, those of a check are read
 * whenever they are printed.
 */
const mostKept = 5_000;

/** What a report of a whole scan says of one framework: live findings of the checks that bear on it. */
export function ofFramework(report: Report, framework: Framework): Report {
  const own = checksOn(framework);
  const counts = async () => (await report.counts()).filter(({ exposure }) => exposure === "live");
  const kept = once(async () => {
    const all = (await counts()).reduce((sum, { count }) => sum + count, 0);
    if (all > mostKept) return undefined;
    const found: ReportFinding[] = [];
    for await (const finding of liveOf(report, own)) found.push(finding);
    return Map.groupBy(found, keyOf);
  });
  return {
    ...report,
    subject: "framework",
    framework,
    counts: async () => (await counts()).filter(({ check }) => own.has(check)),
    async *findings(part) {
      if (part?.exposure === "record" || (part?.check && !own.has(part.check))) return;
      const { check, status } = part ?? {};
      const all = check && status && (await kept());
      if (all) yield* all.get(keyOf({ check, status })) ?? [];
      else yield* liveOf(report, own, part);
    },
  };
}

function keyOf({ check, status }: Pick<ReportFinding, "check" | "status">): string {
  return `${status} ${check}`;
}

async function* liveOf(report: Report, own: ReadonlySet<string>, part?: FindingPart): AsyncGenerator<ReportFinding> {
  for (const status of part ? [part.status] : (["fail", "unknown", "pass", "not-applicable"] as const))
    for await (const finding of report.findings({ ...part, status, exposure: "live" }))
      if (own.has(finding.check)) yield finding;
}
