import { type Severity, severities } from "#lib/checks/define.ts";
import type { Evidence, VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Location } from "../resource.ts";

/** One verdict about one resource of a template. */
export interface TemplateFinding {
  check: string;
  status: VerdictStatus;
  severity: Severity;
  /** The bad state when it fails, the good one otherwise. */
  title: string;
  file: string;
  resource: { kind: string; type: string; name: string };
  location?: Location;
  evidence?: Evidence[];
  reason?: string;
  /** What to do about a fail. */
  fix?: string;
  /** Why somebody lives with it: it counts as no fail. */
  suppressed?: string;
  /** The lines around its place, secrets taken out. */
  frame?: FrameLine[];
}

export interface FrameLine {
  line: number;
  text: string;
  isMeant: boolean;
}

export interface TemplateFileSummary {
  file: string;
  form: "cloudformation" | "terraform";
  /** Resources that checks judge, and others. */
  judged: number;
  others: number;
}

/** What came of some templates. */
export interface TemplateReport {
  version: string;
  files: TemplateFileSummary[];
  findings: TemplateFinding[];
  /** Sentences about what was not judged, or not ignored. */
  notes: string[];
}

/** Of what applies, how much is known: 0 to 1. Nothing to check is all that there is. */
export function coverageOf({ findings }: Pick<TemplateReport, "findings">): number {
  const applies = findings.filter(({ status }) => status !== "not-applicable");
  const known = applies.filter(({ status }) => status !== "unknown");
  return applies.length === 0 ? 1 : known.length / applies.length;
}

/** What counts as failing. */
export const failing = ({ status, suppressed }: TemplateFinding) => status === "fail" && suppressed === undefined;

/** The worst first. */
export function bySeverity(findings: readonly TemplateFinding[]): TemplateFinding[] {
  return findings.toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

export interface Tally {
  fail: number;
  unknown: number;
  pass: number;
  suppressed: number;
}

export function tallyOf(findings: readonly TemplateFinding[]): Tally {
  const count = (is: (finding: TemplateFinding) => boolean) => findings.filter(is).length;
  return {
    fail: count(failing),
    unknown: count(({ status, suppressed }) => status === "unknown" && suppressed === undefined),
    pass: count(({ status }) => status === "pass"),
    suppressed: count(({ suppressed }) => suppressed !== undefined),
  };
}

/** In one sentence. */
export function summaryOf({ files, findings }: TemplateReport): string {
  const judged = files.reduce((sum, file) => sum + file.judged, 0);
  if (judged === 0) return "There is no SageMaker resource in it, nor one that SageMaker works with: nothing to check.";
  const { fail, unknown, pass, suppressed } = tallyOf(findings);
  const said = `${fail} failed, ${unknown} unknown, ${pass} passed`;
  return `${judged} ${judged === 1 ? "resource" : "resources"} checked: ${said}${suppressed > 0 ? `, ${suppressed} ignored` : ""}.`;
}
