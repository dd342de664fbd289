import type { Fix } from "#lib/checks/fixes.ts";
import type { Evidence } from "#lib/checks/verdicts.ts";
import type { Verification } from "#lib/verify/verify.ts";
import type { Investigation } from "./investigation/investigation.ts";
import type { Report, ReportFinding, ReportResource } from "./report.ts";
import { withoutValues, withoutValuesAt } from "./settings-values.ts";
import type { Values } from "./values.ts";

/** The report as it is to be told: with the values of settings, or with marks in their place in all that it streams. */
export function reportTold(report: Report, values: Values): Report {
  if (values === "included") return { ...report, values };
  const { since } = report;
  return {
    ...report,
    values,
    ...(since && { since: { ...since, findings: () => changesOf(since) } }),
    resources: () => mapped(report.resources(), resourceTold),
    findings: (part) => mapped(report.findings(part), findingTold),
    records: async (ids) => {
      const records = await report.records(ids);
      return new Map([...records].map(([id, record]) => [id, anew(record)]));
    },
  };
}

/** The same of an investigation. */
export function investigationTold(investigation: Investigation, values: Values): Investigation {
  if (values === "included") return { ...investigation, values };
  const { resource, changes } = investigation;
  return {
    ...investigation,
    values,
    resource: resource && {
      ...resource,
      detail: anew(resource.detail),
      findings: () => mapped(resource.findings(), findingTold),
    },
    changes: changes.map(({ fields, ...change }) => ({
      ...change,
      fields: fields.map(({ path, ...sides }) => ({ path, ...sidesTold(path, sides) })),
    })),
  };
}

/** What CloudTrail wrote, without the values that requests and answers set. */
export function recordTold<Record>(record: Record): Record {
  return anew(record);
}

/** Marks are texts where texts were, and a number where one was is for people to read: who prints it takes any JSON. */
function anew<T>(value: T): T {
  return withoutValues(value) as T;
}

function sidesTold(path: string, sides: { before?: unknown; now?: unknown }) {
  return Object.fromEntries(Object.entries(sides).map(([side, value]) => [side, withoutValuesAt(path, value)]));
}

async function* changesOf(since: NonNullable<Report["since"]>) {
  for await (const change of since.findings()) yield { ...change, finding: findingTold(change.finding) };
}

async function* mapped<T>(list: AsyncIterable<T>, tell: (one: T) => T): AsyncGenerator<T> {
  for await (const one of list) yield tell(one);
}

function resourceTold({ reading, ...resource }: ReportResource): ReportResource {
  return {
    ...resource,
    reading: async () => {
      const kept = await reading();
      return kept && { ...kept, configuration: anew(kept.configuration), parts: anew(kept.parts) };
    },
  };
}

function findingTold(finding: ReportFinding): ReportFinding {
  const evidence = finding.evidence.map((one) => ({ ...one, observed: withoutValuesAt(one.path, one.observed) }));
  const isTold = evidence.map(({ observed }, at) => isSame(observed, finding.evidence[at]?.observed));
  if (isTold.every(Boolean)) return finding;
  const left = finding.evidence.filter((_, at) => !isTold[at]).flatMap(textsIn);
  return {
    ...finding,
    evidence,
    fix: async () => fixTold(await finding.fix(), left),
    remedy: async () => {
      const remedy = await finding.remedy();
      return remedy && { ...remedy, fix: fixTold(remedy.fix, left) };
    },
    verify: async () =>
      (await finding.verify()).map((one, at) => (one && !isTold[at] ? { ...one, shows: shownOf(one) } : one)),
  };
}

function shownOf({ shows }: Verification): Verification["shows"] {
  return shows === "value" || shows === "place" ? "left-out" : shows;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is shorter stands in commands by chance: `true`, `1`. */
const tellingLength = 8;

function textsIn({ observed }: Pick<Evidence, "observed">): string[] {
  if (typeof observed === "string") return observed.length < tellingLength ? [] : [observed];
  return typeof observed === "object" && observed !== null
    ? Object.values(observed).flatMap((one: unknown) => textsIn({ observed: one }))
    : [];
}

/** A command with a mark in it would do something else: what holds a left out value is not printed at all, and the summary says so. */
function fixTold<F extends Pick<Fix, "summary"> | undefined>(fix: F, left: readonly string[]): F {
  if (!fix || left.length === 0) return fix;
  const holds = (one: unknown) =>
    left.some((value) => JSON.stringify(one)?.includes(JSON.stringify(value).slice(1, -1)));
  const { recipe: _, ...parts } = fix as Partial<Fix>;
  const kept = Object.entries(parts).filter(([, part]) => !holds(part));
  if (kept.length === Object.keys(parts).length) return fix;
  const summary = holds(fix.summary) ? "" : `${fix.summary} `;
  return {
    ...Object.fromEntries(kept),
    summary: `${summary}Its commands hold values that are left out here: they are in the dashboard, and in a report with values included.`,
  } as F;
}
