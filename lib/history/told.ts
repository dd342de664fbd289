import { type Fields, memberOf, type Step, stepsOf } from "#lib/activity/fields.ts";
import type { Fit, State } from "#lib/analysis/iam/conditions.ts";
import { hasMark } from "#lib/analysis/secrets/mark.ts";

/**
 * What a record tells of one value of a request: the values; that the request certainly had none; that it had one which is not
 * shown; or nothing.
 */
export type Told = readonly string[] | "absent" | "hidden" | "unknown";

/** Any value that is there: only `*` is certain to fit it. One object, so that it is known again. */
export const hidden: Fit = (value, { wildcards }) => (wildcards && /^\*+$/.test(value) ? "always" : "sometimes");

/** As conditions are asked about it; undefined where only the request shows it. */
export function statesOf(told: Told): readonly State[] | undefined {
  if (told === "unknown") return undefined;
  return told === "absent" ? ["absent"] : [told === "hidden" ? hidden : told];
}

/**
 * What stands at paths into a request, `productionVariants[].instanceType`.
 * @param request undefined where the record has left it out: then nothing is told
 * @param many whether the key takes all values of a list; of one that takes a single value, a list that says it in part tells nothing
 */
export function toldAt(request: Fields | undefined, paths: readonly string[], many = false): Told {
  if (!request) return "unknown";
  const found = paths.map((path) => joined(toldIn(request, stepsOf(path)), many));
  return joined(
    found.filter((one) => one !== "absent"),
    true,
  );
}

/** Of several places one that is not known leaves all of it open. */
function joined(found: readonly Told[], many: boolean): Told {
  if (found.includes("unknown")) return "unknown";
  const there = found.filter((one) => one !== "absent");
  if (there.length === 0) return "absent";
  if (!many && there.length < found.length) return "unknown";
  if (there.includes("hidden")) return "hidden";
  return [...new Set(there.flatMap((one) => (typeof one === "string" ? [] : one)))];
}

function toldIn(value: unknown, [step, ...rest]: readonly Step[]): Told[] {
  if (value === undefined || value === null) return ["absent"];
  if (!step) return [leafOf(value)];
  // A text stands where a structure belongs when AWS or we have left it out: whether the value was in it nobody knows.
  if (typeof value !== "object" || Array.isArray(value)) return ["unknown"];
  const own = memberOf(value as Fields, step.member);
  if (!step.isList || own === undefined || own === null) return toldIn(own, rest);
  if (!Array.isArray(own) || own.length === 0) return ["unknown"];
  return own.flatMap((item) => toldIn(item, rest));
}

/** What stands where a value was, as CloudTrail and lib/activity write it. */
const leftOut = /^(HIDDEN_DUE_TO_SECURITY_REASONS|\*{3,}|<?redacted>?|\(nested too deeply\))$/i;

function leafOf(value: unknown): Told {
  if (typeof value === "boolean" || typeof value === "number") return [String(value)];
  if (typeof value !== "string" || value === "") return "unknown";
  return leftOut.test(value) || hasMark(value) ? "hidden" : [value];
}
