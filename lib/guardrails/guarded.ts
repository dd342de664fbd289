import { titleOf } from "#lib/checks/catalogue.ts";
import type { Guardrail } from "#lib/checks/fixes.ts";
import type { Report, VerdictCount } from "#lib/reports/report.ts";

/** A failing check and the statements that keep what it found from coming back. */
export interface Guarded {
  check: string;
  /** The bad state. */
  title: string;
  guardrails: readonly Guardrail[];
  /** Resources that fail it and can be used now: what they are is refused when they are next made, or changed to it. */
  live: number;
  /** Finished jobs, and what nothing uses, that fail it: the next of them is refused. */
  records: number;
}

/** A check says the same of all resources of an account; of so many it is asked, should it not know of one what it knows of another. */
const mostAsked = 5;

/**
 * The guardrails of all failing checks of the reports, each check once. @param wanted the checks that are meant
 */
export async function guardedIn(reports: readonly Report[], wanted: (check: string) => boolean): Promise<Guarded[]> {
  const found = new Map<string, Guarded>();
  for (const report of reports) {
    const failing = (await report.counts()).filter(({ status, check }) => status === "fail" && wanted(check));
    for (const [check, counts] of Map.groupBy(failing, (one) => one.check)) {
      const known = found.get(check);
      const guardrails = [...(known?.guardrails ?? []), ...(await guardrailsOf(report, check))];
      found.set(check, {
        ...{ check, title: titleOf(check, "fail"), guardrails },
        live: (known?.live ?? 0) + countOf(counts, "live"),
        records: (known?.records ?? 0) + countOf(counts, "record"),
      });
    }
  }
  return [...found.values()].toSorted((one, other) => (one.check < other.check ? -1 : 1));
}

function countOf(counts: readonly VerdictCount[], wanted: VerdictCount["exposure"]): number {
  return counts.reduce((sum, { exposure, count }) => sum + (exposure === wanted ? count : 0), 0);
}

async function guardrailsOf(report: Report, check: string): Promise<Guardrail[]> {
  const found = new Map<string, Guardrail>();
  let asked = 0;
  for await (const finding of report.findings({ status: "fail", check, atOnce: mostAsked })) {
    const { guardrail } = (await finding.fix()) ?? {};
    for (const one of [guardrail ?? []].flat() as Guardrail[]) found.set(JSON.stringify(one), one);
    if (++asked === mostAsked) break;
  }
  return [...found.values()];
}
