import type { Category, Severity } from "#lib/checks/define.ts";
import type { VerdictStatus } from "#lib/checks/verdicts.ts";
import type { Exposure } from "#lib/inventory/exposure.ts";
import { cappedAt, enoughCoverage, type Grade, gradeOf, noFailing, nothing, weights } from "./weights.ts";

/*
 * An unknown is never better than a fail: it earns nothing, and it caps grades as the fail it may be.
 * Otherwise revoking a permission would improve a score.
 */

/** What scoring needs of a finding. */
export interface Scorable {
  check: string;
  severity: Severity;
  category: Category;
  status: VerdictStatus;
  exposure: Exposure;
  waived?: boolean;
}

export interface Score {
  /** 0–100; null when nothing was assessed. */
  value: number | null;
  grade: Grade | null;
  /** Assessed ÷ (assessed + unknown), 0–1; 0 when there was nothing to assess. */
  coverage: number;
  provisional: boolean;
  /** Findings left out of the score because a person accepted them. */
  waived: number;
}

/** How much of the records was judged: finished jobs, and models and configs that nothing uses. */
export interface RecordsScore {
  assessed: number;
  /** Verdicts that are unknown, or were never given because the cap left the record unread. */
  unknown: number;
  /** Assessed ÷ (assessed + unknown), 0–1; null when there are no records. */
  coverage: number | null;
  provisional: boolean;
}

/** `unread`: verdicts that records left out by the cap would have had. */
export function recordsScore(verdicts: Record<VerdictStatus, number>, unread: number): RecordsScore {
  const assessed = verdicts.pass + verdicts.fail;
  const unknown = verdicts.unknown + unread;
  const coverage = assessed + unknown === 0 ? null : assessed / (assessed + unknown);
  return { assessed, unknown, coverage, provisional: coverage !== null && coverage < enoughCoverage };
}

/** Weighted share of passes among one resource's verdicts. A critical that is not passed caps at F, a high at C, while live. */
export function scoreResource(findings: readonly Scorable[]): Pick<Score, "value" | "grade"> {
  const counted = findings.filter(isCounted);
  const possible = sum(counted, (one) => weights[one.severity]);
  if (possible === 0 || !counted.some((one) => one.status !== "unknown")) return { value: null, grade: null };
  // Nothing but its texts was looked through, and nothing was found in them: that does not say how it stands.
  if (counted.every((one) => one.category === "secrets" && one.status !== "fail")) return { value: null, grade: null };
  const earned = sum(counted, (one) => (one.status === "pass" ? weights[one.severity] : 0));
  const value = (100 * earned) / possible;
  const open = new Set(
    counted.filter((one) => one.status !== "pass" && one.exposure === "live").map((one) => one.severity),
  );
  let grade = gradeOf(value);
  if (open.has("high")) grade = cappedAt(grade, "C");
  if (open.has("critical")) grade = cappedAt(grade, "F");
  return { value: rounded(value), grade };
}

/** How a resource stands by its verdicts; what fails and nobody accepted, by severity, and how many more were accepted. */
export function standingOf(
  findings: readonly Scorable[],
): Pick<Score, "value" | "grade" | "waived"> & { failing: Record<Severity, number> } {
  const failing = noFailing();
  for (const { status, severity, waived } of findings) if (status === "fail" && !waived) failing[severity]++;
  return { ...scoreResource(findings), failing, waived: findings.filter(({ waived }) => waived).length };
}

interface CheckCount {
  question: string;
  severity: Severity;
  category: Category;
  pass: number;
  fail: number;
  unknown: number;
}

/** How the live findings of a check fall: what a score is made of. */
export type LiveCount = [
  check: string,
  severity: Severity,
  category: Category,
  pass: number,
  fail: number,
  unknown: number,
];

/**
 * The score of an account of which some failing findings were accepted.
 * @param waived how many of each check
 */
export function scoreWithout(
  counts: readonly LiveCount[],
  waived: ReadonlyMap<string, number>,
  questionOf: (check: string) => string,
): ReturnType<AccountTally["score"]> {
  const tally = new AccountTally(questionOf);
  for (const [check, severity, category, pass, fail, unknown] of counts) {
    const finding = { check, severity, category, exposure: "live" as const };
    const accepted = Math.min(fail, waived.get(check) ?? 0);
    if (pass > 0) tally.add({ ...finding, status: "pass" }, pass);
    if (fail > accepted) tally.add({ ...finding, status: "fail" }, fail - accepted);
    if (unknown > 0) tally.add({ ...finding, status: "unknown" }, unknown);
    if (accepted > 0) tally.add({ ...finding, status: "fail", waived: true }, accepted);
  }
  return tally.score();
}

/** Adds up an account's live findings, one at a time and in any order. */
export class AccountTally {
  readonly #checks = new Map<string, CheckCount>();
  readonly #waived = new Map<Category, number>();
  readonly #questionOf: (check: string) => string;

  /**
   * @param questionOf checks that ask the same of many kinds share a question, and the weight of one: else asking it of one
   * more kind, where all is well, would lift every score.
   */
  constructor(questionOf: (check: string) => string = (check) => check) {
    this.#questionOf = questionOf;
  }

  /** `times`: how many equal findings this stands for. */
  add(finding: Scorable, times = 1): void {
    if (finding.exposure !== "live") return;
    if (finding.waived) {
      this.#waived.set(finding.category, (this.#waived.get(finding.category) ?? 0) + times);
      return;
    }
    if (finding.status === "not-applicable") return;
    let count = this.#checks.get(finding.check);
    if (!count) {
      const { severity, category, check } = finding;
      count = { question: this.#questionOf(check), severity, category, pass: 0, fail: 0, unknown: 0 };
      this.#checks.set(finding.check, count);
    }
    count[finding.status] += times;
  }

  /** What was added of each check, without what was waived. */
  counts(): LiveCount[] {
    return [...this.#checks].map(([check, { severity, category, pass, fail, unknown }]) => {
      return [check, severity, category, pass, fail, unknown];
    });
  }

  score(): Score & { categories: { category: Category; score: Score }[] } {
    const counts = [...this.#checks.values()];
    const categories = [...new Set([...counts.map((count) => count.category), ...this.#waived.keys()])].sort();
    const waived = sum([...this.#waived.values()], (count) => count);
    const whole = scoreOf(counts, waived);
    // As of a resource: an account in which nothing but texts was looked through is not a good one, but one of which nothing is known.
    const isTextsAlone = counts.every(({ category, fail }) => category === "secrets" && fail === 0);
    return {
      ...(isTextsAlone ? { ...whole, value: null, grade: null } : whole),
      categories: categories.map((category) => ({
        category,
        score: scoreOf(
          counts.filter((count) => count.category === category),
          this.#waived.get(category) ?? 0,
        ),
      })),
    };
  }
}

/** What each check counts for: those that share a question have the weight of one. */
export function weighing<Count extends Pick<CheckCount, "question" | "severity">>(
  scored: readonly Count[],
): (count: Count) => number {
  const asked = Map.groupBy(scored, (count) => count.question);
  return ({ question, severity }) => weights[severity] / (asked.get(question)?.length ?? 1);
}

/** Mean over the questions, weighted by severity, of the mean share of passes of each one's checks. */
function scoreOf(counts: readonly CheckCount[], waived: number): Score {
  const assessed = sum(counts, (count) => count.pass + count.fail);
  const unknown = sum(counts, (count) => count.unknown);
  const coverage = assessed === 0 ? 0 : assessed / (assessed + unknown);
  const provisional = coverage < enoughCoverage;
  const scored = counts.filter((count) => weights[count.severity] > 0);
  const weightOf = weighing(scored);
  const possible = sum(scored, weightOf);
  if (assessed === 0 || possible === 0) return { value: null, grade: null, coverage, provisional, waived };
  const earned = sum(scored, (count) => (weightOf(count) * count.pass) / (count.pass + count.fail + count.unknown));
  const value = (100 * earned) / possible;
  let grade = gradeOf(value);
  if (provisional) grade = cappedAt(grade, "C");
  if (scored.some((count) => count.severity === "critical" && count.fail + count.unknown > 0))
    grade = cappedAt(grade, "D");
  return { value: rounded(value), grade, coverage, provisional, waived };
}

function isCounted(finding: Scorable): boolean {
  return !finding.waived && finding.status !== "not-applicable";
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}

/** One decimal, downwards: 89.99 must not read as the 90 it is not. */
function rounded(value: number): number {
  return Math.floor(value * 10 + nothing) / 10;
}
