import type { Condition, Statement } from "./policy.ts";

/**
 * The statements that apply at a time, without the conditions on the time that hold then: `aws:CurrentTime` and
 * `aws:EpochTime` are in every request, and the same for everyone. Source: IAM user guide, "Date condition operators".
 */
export function inForce(statements: readonly Statement[], now: string | undefined): readonly Statement[] {
  if (now === undefined) return statements;
  const at = Date.parse(now);
  return statements.flatMap((statement) => {
    const outcomes = statement.conditions.map((condition) => ({ condition, holds: holdsAt(condition, at) }));
    if (outcomes.some(({ holds }) => holds === false)) return [];
    const conditions = outcomes.flatMap(({ condition, holds }) => (holds === undefined ? [condition] : []));
    return [conditions.length === statement.conditions.length ? statement : { ...statement, conditions }];
  });
}

/** Undefined when the condition is not on the time, or cannot be understood. */
function holdsAt({ operator, key, values }: Condition, at: number): boolean | undefined {
  if (key !== "aws:currenttime" && key !== "aws:epochtime") return undefined;
  const test = tests[operator.replace(/^(Date|Numeric)|IfExists$/gi, "").toLowerCase()];
  const times = values.map(timeOf);
  if (!test || times.some(Number.isNaN)) return undefined;
  return test(at, times);
}

const tests: Record<string, (at: number, times: number[]) => boolean> = {
  equals: (at, times) => times.includes(at),
  notequals: (at, times) => !times.includes(at),
  lessthan: (at, times) => times.some((time) => at < time),
  lessthanequals: (at, times) => times.some((time) => at <= time),
  greaterthan: (at, times) => times.some((time) => at > time),
  greaterthanequals: (at, times) => times.some((time) => at >= time),
};

/** ISO 8601, or seconds since 1970, in milliseconds; NaN for neither. */
export function timeOf(value: string): number {
  return /^\d{9,}$/.test(value) ? Number(value) * 1000 : Date.parse(value);
}
