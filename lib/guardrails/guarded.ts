import { titleOf } from "#lib/checks/catalogue.ts";
import type { Guardrail } from "#lib/checks/fixes.ts";
import { unlistedIn } from "#lib/checks/unread-checks.ts";
import type { Report, VerdictCount } from "#lib/reports/report.ts";

/** A failing check and the statements that keep what it found from coming back. */
export interface Guarded {
  check: string;
  /** The bad state. */
  title: string;
  guardrails: readonly Guardrail[];
  /** None has a statement, and of some no fix could be written: whether there is one for those is not known. */
  isOpen: boolean;
  /** Resources that fail it and can be used now. */
  live: number;
  /** Finished jobs, and what nothing uses, that fail it. */
  records: number;
}

/** A check of which it is not known whether it fails. */
export interface Unjudged {
  check: string;
  /** The good state. */
  title: string;
}

/** So many findings in a row that say nothing new end the asking: a check says much the same of all resources of an account. */
const alike = 5;
/** Where none says anything, so many are asked: of some resources there is a statement, of others none. */
const mostAsked = 200;
const askedAtOnce = 20;

/**
 * The guardrails of all failing checks of the reports, each check once, and the checks that could not be judged and fail nowhere else.
 * @param wanted the checks that are meant
 */
export async function guardedIn(
  reports: readonly Report[],
  wanted: (check: string) => boolean,
): Promise<{ guarded: Guarded[]; unjudged: Unjudged[] }> {
  const found = new Map<string, Guarded>();
  const dark = new Set<string>();
  for (const report of reports) {
    const counts = (await report.counts()).filter(({ check }) => wanted(check));
    const failing = counts.filter(({ status }) => status === "fail");
    for (const { check, status } of counts) if (status === "unknown") dark.add(check);
    for (const check of unlistedIn(report.coverage)) if (wanted(check)) dark.add(check);
    for (const [check, counts] of Map.groupBy(failing, (one) => one.check)) {
      const known = found.get(check);
      const { guardrails, isOpen } = await guardrailsOf(report, check);
      const all = [...(known?.guardrails ?? []), ...guardrails];
      found.set(check, {
        ...{ check, title: titleOf(check, "fail"), guardrails: all },
        isOpen: all.length === 0 && (isOpen || known?.isOpen === true),
        live: (known?.live ?? 0) + countOf(counts, "live"),
        records: (known?.records ?? 0) + countOf(counts, "record"),
      });
    }
  }
  return {
    guarded: [...found.values()].toSorted(byCheck),
    unjudged: [...dark]
      .flatMap((check) => (found.has(check) ? [] : [{ check, title: titleOf(check, "pass") }]))
      .toSorted(byCheck),
  };
}

function byCheck(one: { check: string }, other: { check: string }): number {
  return one.check < other.check ? -1 : 1;
}

function countOf(counts: readonly VerdictCount[], wanted: VerdictCount["exposure"]): number {
  return counts.reduce((sum, { exposure, count }) => sum + (exposure === wanted ? count : 0), 0);
}

/** A fix that could not be written is no answer: the next finding is asked. */
async function guardrailsOf(report: Report, check: string): Promise<Pick<Guarded, "guardrails" | "isOpen">> {
  const found = new Map<string, Guardrail>();
  let asked = 0;
  let unwritten = 0;
  let nothingNew = 0;
  for await (const finding of report.findings({ status: "fail", check, atOnce: askedAtOnce })) {
    const fix = (await finding.remedy())?.fix;
    const before = found.size;
    for (const one of [fix?.guardrail ?? []].flat() as Guardrail[]) found.set(JSON.stringify(one), one);
    if (!fix) unwritten++;
    else nothingNew = found.size === before ? nothingNew + 1 : 0;
    if (++asked === mostAsked || (found.size > 0 && nothingNew >= alike)) break;
  }
  return { guardrails: [...found.values()], isOpen: found.size === 0 && unwritten > 0 };
}
