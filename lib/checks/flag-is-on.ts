import { fail, pass, unknown, type Verdict } from "./verdicts.ts";

/**
 * Passes when a boolean is true. AWS may leave out a flag that was never set, which means false; `when` names a field
 * that every answer has, and without it the answer itself is not trusted. Anything but a boolean is unknown.
 */
export function flagIsOn<R extends object>(resource: R, field: keyof R & string, when: keyof R & string): Verdict {
  if (!resource[when]) return unknown(`AWS returned no ${when}, so the answer is not complete.`);
  const observed: unknown = resource[field] ?? null;
  if (observed !== null && typeof observed !== "boolean") {
    return unknown(`AWS returned a ${field} of an unexpected type.`);
  }
  const evidence = { path: field, observed, expected: "true" };
  return observed === true ? pass(evidence) : fail(evidence);
}
