import { checkOf } from "#lib/checks/catalogue.ts";
import { type JudgedCheck, type JudgedControl, judgedControls, type Results } from "#lib/checks/controls/judged.ts";
import { severities } from "#lib/checks/define.ts";
import { unreadIn } from "#lib/checks/unread-checks.ts";
import { formatCount, formatShare, plural, wordsOf } from "#lib/format.ts";
import { acceptedIn } from "./accepted.ts";
import type { Report, ReportFinding, VerdictCount } from "./report.ts";

/** The verdicts that stand under a control, what is to be done first. */
export const evidenceOrder = ["fail", "unknown", "pass", "not-applicable"] as const;
export type EvidenceStatus = (typeof evidenceOrder)[number];

const resultNames = { pass: "pass", fail: "fail", unknown: "unknown", "not-applicable": "notApplicable" } as const;

/** The controls of the report's framework, each with its checks, the worst first; none of a report of anything else. */
export async function controlsIn(report: Report): Promise<JudgedControl[]> {
  if (!report.framework) return [];
  const counts = await report.counts();
  const results = resultsIn(counts);
  const accepted = Map.groupBy(counts, ({ check }) => check);
  const unread = unreadIn(report.coverage);
  const none = { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
  const judged = (id: string): JudgedCheck => ({
    ...{ id, ...(results.get(id) ?? none), isUnread: unread.has(id) },
    waived: acceptedIn((accepted.get(id) ?? []).filter(({ exposure }) => exposure === "live")),
  });
  return judgedControls(report.framework, judged).map((control) => ({
    ...control,
    checks: control.checks.toSorted(worstFirst),
  }));
}

function resultsIn(counts: readonly VerdictCount[]): ReadonlyMap<string, Results> {
  const found = new Map<string, Results>();
  for (const { check, status, exposure, count } of counts) {
    if (exposure !== "live") continue;
    const own = found.get(check) ?? { pass: 0, fail: 0, unknown: 0, notApplicable: 0 };
    own[resultNames[status]] += count;
    found.set(check, own);
  }
  return found;
}

function worstFirst(one: JudgedCheck, other: JudgedCheck): number {
  const rank = ({ id }: JudgedCheck) => severities.indexOf(checkOf(id)?.severity ?? "info");
  return (
    Number(other.fail > 0) - Number(one.fail > 0) ||
    Number(other.unknown > 0) - Number(one.unknown > 0) ||
    rank(one) - rank(other) ||
    (one.id < other.id ? -1 : 1)
  );
}

/** How many findings of a check have the verdict. */
export function countIn(results: Results, status: EvidenceStatus): number {
  return results[resultNames[status]];
}

/** The live findings of a check with the verdict, as they are read; nothing is asked for where there are none. */
export async function* evidenceOf(
  report: Report,
  check: JudgedCheck,
  status: EvidenceStatus,
  atOnce?: number,
): AsyncGenerator<ReportFinding> {
  if (countIn(check, status) === 0) return;
  yield* report.findings({ status, exposure: "live", check: check.id, ...(atOnce && { atOnce }) });
}

/** The share that is known to pass, of what was judged or should have been; null where there is nothing. */
export function passRate({ pass, fail, unknown }: Results): number | null {
  const all = pass + fail + unknown;
  return all === 0 ? null : pass / all;
}

export function passRateWords(results: Results): string {
  const rate = passRate(results);
  return rate === null ? "nothing to judge" : formatShare(rate);
}

/** What the findings of a check do not say; nothing where they say all. */
export function checkNote(check: JudgedCheck): string | undefined {
  if (check.isUnread) return "What it judges was not read everywhere: there may be resources that it never saw.";
  return hasFindings(check) ? undefined : "There is nothing of what it judges.";
}

/** How many of the fails of a control or a check were accepted. */
export function acceptedOf(one: JudgedCheck | JudgedControl): number {
  return "checks" in one ? acceptedIn(one.checks) : (one.waived ?? 0);
}

/** How a control stands. One that nothing stands against but what was accepted is not met, and says so. */
export function standingWords(control: JudgedControl): string {
  return isAcceptedAlone(control) ? "Fails, accepted" : wordsOf(control.standing);
}

function isAcceptedAlone({ fail, unknown, checks }: Pick<JudgedControl, "fail" | "unknown" | "checks">): boolean {
  return fail > 0 && acceptedIn(checks) === fail && unknown === 0 && !checks.some(({ isUnread }) => isUnread);
}

/** `2 fail (1 accepted), 1 unknown, 12 pass, 0 not applicable`. */
export function resultWords(one: JudgedCheck | JudgedControl): string {
  const { pass, fail, unknown, notApplicable } = one;
  const accepted = acceptedOf(one);
  const [failed, dark, passed, others] = [fail, unknown, pass, notApplicable].map(formatCount);
  return `${failed} fail${accepted > 0 ? ` (${formatCount(accepted)} accepted)` : ""}, ${dark} unknown, ${passed} pass, ${others} not applicable`;
}

/** Something is to be done about it, or is not known. */
export function isOpen({ fail, unknown, isUnread }: JudgedCheck): boolean {
  return fail > 0 || unknown > 0 || isUnread;
}

/** Names of resources with the verdict, at most so many. */
export async function namesOf(
  report: Report,
  check: JudgedCheck,
  status: EvidenceStatus,
  most: number,
): Promise<string[]> {
  const names: string[] = [];
  if (most === 0) return names;
  for await (const { resource } of evidenceOf(report, check, status, Math.min(most, 500)))
    if (names.push(resource.name) >= most) break;
  return names;
}

export function hasFindings({ pass, fail, unknown, notApplicable }: Results): boolean {
  return pass + fail + unknown + notApplicable > 0;
}

/** How the controls stand, in a sentence. */
export function standingCounts(
  controls: readonly Pick<JudgedControl, "standing" | "fail" | "unknown" | "checks">[],
): string {
  const count = (standing: JudgedControl["standing"]) => controls.filter((one) => one.standing === standing).length;
  const accepted = controls.filter(isAcceptedAlone).length;
  const [partly, none] = [count("met-where-judged"), count("nothing-to-judge")];
  const parts = [
    `${count("met")} met`,
    `${count("not-met")} not met${accepted > 0 ? ` (${formatCount(accepted)} for what was accepted alone)` : ""}`,
    `${count("unknown")} unknown`,
    ...(partly > 0 ? [`${partly} met where judged`] : []),
    ...(none > 0 ? [`${none} with nothing to judge`] : []),
  ];
  return `${plural(controls.length, "control")}: ${parts.join(", ")}.`;
}

/** What the standings mean, and what they do not. */
export const standingNotes = [
  "Met: every check that bears on the control gave a verdict on what is live, none fails, nothing is unknown or may have gone unseen. Met where judged: the same, but some of the checks found nothing of their kind to judge.",
  "The pass rate is the share that is known to pass: what fails, even if somebody accepted it, and what is unknown both count against it. Finished jobs and records that nothing uses do not count.",
  "A check supports a control and does not replace its assessment. The framework has other controls, of which this report says nothing.",
] as const;
