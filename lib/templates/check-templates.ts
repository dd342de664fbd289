import type { Redactor } from "#lib/analysis/secrets/redact.ts";
import type { Check } from "#lib/checks/define.ts";
import type { CheckOptions } from "#lib/checks/options-of.ts";
import type { Verdict } from "#lib/checks/verdicts.ts";
import type { TemplateFile } from "./check-file.ts";
import { framesOf } from "./frames.ts";
import { judged, type TemplateVerdict } from "./judge.ts";
import type { FrameLine, TemplateFinding, TemplateReport } from "./report/report.ts";
import type { Location, TemplateResource } from "./resource.ts";
import { type Suppressions, suppressionsOf } from "./suppress.ts";

export interface CheckSettings {
  version: string;
  /** All of the kinds that stand in the files. */
  checks: readonly Check[];
  options: CheckOptions;
  /** ISO time by which what ends is judged. */
  now: string;
  redactor: Redactor;
}

/** Judges files that were read, each by itself. */
export async function checkTemplates(
  files: readonly TemplateFile[],
  { version, checks, options, now, redactor }: CheckSettings,
): Promise<TemplateReport> {
  const report: TemplateReport = { version, files: [], findings: [], notes: [] };
  for (const file of files) {
    const own: [TemplateResource, Suppressions][] = [];
    for (const one of file.resources) own.push([one, await suppressionsOf(one)]);
    const suppressions = new Map(own);
    report.notes.push(
      ...[...file.notes, ...own.flatMap(([, { warnings }]) => warnings)].map((note) => `${file.file}: ${note}`),
    );
    report.files.push({ file: file.file, form: file.form, judged: file.resources.length, others: file.others });
    const hidden = new Map<TemplateResource, Set<number>>();
    const verdicts: TemplateVerdict[] = [];
    for await (const verdict of judged(file.resources, { checks, options, now, redactor })) {
      verdicts.push(verdict);
      const lines = hidden.get(verdict.resource) ?? new Set();
      hidden.set(verdict.resource, lines);
      for (const line of secretLines(verdict)) lines.add(line);
    }
    const places = verdicts.map(({ resource, verdict, path }) => {
      const { block } = resource;
      const location = path === undefined ? block : resource.locate(path);
      const isShown = isOpen(verdict) && location && block && file.lines.length > 0;
      const frame = isShown ? { location, block, hidden: hidden.get(resource) ?? new Set<number>() } : undefined;
      return { location, frame };
    });
    const frames = await framesOf(
      file.lines,
      places.map(({ frame }) => frame),
      redactor,
    );
    for (const [at, verdict] of verdicts.entries()) {
      report.findings.push(
        findingOf(verdict, file.file, suppressions.get(verdict.resource), places[at]?.location, frames[at] ?? []),
      );
    }
  }
  return report;
}

/** The lines in which secrets were found: nobody is shown them. */
function secretLines({ resource, secrets }: TemplateVerdict): number[] {
  return secrets.flatMap(({ path }) => {
    const { line = 0, endLine = -1 } = resource.locate(path) ?? {};
    return Array.from({ length: endLine - line + 1 }, (_, at) => line + at);
  });
}

const isOpen = ({ status }: Verdict) => status === "fail" || status === "unknown";

function findingOf(
  { check, resource, verdict, fix }: TemplateVerdict,
  file: string,
  suppressions: Suppressions | undefined,
  location: Location | undefined,
  frame: FrameLine[],
): TemplateFinding {
  const reason = isOpen(verdict) ? suppressions?.reasons.get(check.id) : undefined;
  return {
    check: check.id,
    status: verdict.status,
    severity: check.severity,
    title: verdict.status === "fail" ? check.failTitle : check.title,
    file,
    resource: { kind: resource.kind, type: resource.type, name: resource.id },
    ...(location && { location }),
    ...("evidence" in verdict && { evidence: verdict.evidence }),
    ...("reason" in verdict && { reason: verdict.reason }),
    ...(fix !== undefined && { fix }),
    ...(reason !== undefined && { suppressed: reason }),
    ...(frame.length > 0 && { frame }),
  };
}
