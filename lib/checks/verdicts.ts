import type { Lookup } from "#lib/inventory/inventory.ts";
import { whyUnread } from "#lib/readings/reading.ts";

/** One thing seen: where, what it was, what it should be. Values are shown as they stand; dates as ISO strings. */
export interface Evidence {
  path: string;
  observed: unknown;
  expected: string;
}

/** True for what is shown beside what decided: nobody is asked who set that. */
export function isNotJudged({ expected }: Pick<Evidence, "expected">): boolean {
  return expected.startsWith("not judged") || expected.startsWith(beside);
}

const beside = "not what fails: ";

/** Evidence of a fail that is as it should be, or not known: whoever set that did nothing wrong. */
export const notWhatFails = (evidence: Evidence): Evidence => ({
  ...evidence,
  expected: `${beside}${evidence.expected}`,
});

/** Evidence of a fail in which those parts alone fail of which that is said, by their place in the list. */
export function failWhere(evidence: readonly Evidence[], fails: (at: number) => boolean): Verdict {
  return fail(...evidence.map((one, at) => (fails(at) ? one : notWhatFails(one))));
}

export type Verdict =
  | { status: "pass" | "fail"; evidence: Evidence[] }
  | { status: "not-applicable" | "unknown"; reason: string };

export type VerdictStatus = Verdict["status"];

export const pass = (...evidence: Evidence[]): Verdict => ({ status: "pass", evidence });
export const fail = (...evidence: Evidence[]): Verdict => ({ status: "fail", evidence });
export const notApplicable = (reason: string): Verdict => ({ status: "not-applicable", reason });
export const unknown = (reason: string): Verdict => ({ status: "unknown", reason });

type Field<R> = keyof R & string;

/** Passes when the field has the wanted value. A field AWS did not return, or of another type, is unknown. */
export function fieldIs<R extends object, F extends Field<R>>(resource: R, field: F, wanted: R[F]): Verdict {
  const observed: unknown = resource[field];
  if (observed === undefined || observed === null) return unknown(`AWS returned no ${field}.`);
  if (typeof observed !== typeof wanted) return unknown(`AWS returned a ${field} of an unexpected type.`);
  const evidence = { path: field, observed, expected: String(wanted) };
  return observed === wanted ? pass(evidence) : fail(evidence);
}

/**
 * Passes when the field is set. An optional field is simply absent from AWS's answer when it was never set, so
 * absence fails; `when` names a field that every answer has, and without it the answer itself is not trusted.
 */
export function fieldIsSet<R extends object>(resource: R, field: Field<R>, expected: string, when: Field<R>): Verdict {
  if (resource[when] === undefined) return unknown(`AWS returned no ${when}, so the answer is not complete.`);
  const observed: unknown = resource[field];
  const isSet =
    observed !== undefined &&
    observed !== null &&
    observed !== "" &&
    !(Array.isArray(observed) && observed.length === 0);
  const evidence = { path: field, observed: observed ?? null, expected };
  return isSet ? pass(evidence) : fail(evidence);
}

/** Why a lookup that found nothing leaves the verdict unknown. */
export function unknownLookup(lookup: Extract<Lookup<unknown>, { found: false }>, what: string): Verdict {
  return lookup.why === "absent"
    ? unknown(`${what} was not found in this account and region.`)
    : unknown(`${what} could not be read: ${whyUnread(lookup.failure)}.`);
}
