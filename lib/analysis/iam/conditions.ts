import { matches } from "#lib/readings/wildcards.ts";
import type { Condition } from "./policy.ts";

/** Whether something holds over all the requests that a caller can make. */
export type Holds = "always" | "sometimes" | "never";

export interface Comparison {
  wildcards: boolean;
  ignoreCase: boolean;
}

/** How a value of a policy fits what a caller brings. */
export type Fit = (value: string, comparison: Comparison) => Holds;

/** What a caller may bring for one condition key: no value, or one that fits as told. */
export type State = "absent" | Fit;

/** A caller: for a condition key (lower case) the states he can bring, or undefined when only the request shows it. */
export type Caller = (key: string) => readonly State[] | undefined;

const anything: readonly State[] = [
  "absent",
  (value, { wildcards }) => (wildcards && isAll(value) ? "always" : "sometimes"),
];

/**
 * Whether a statement's conditions are met by a caller. The tests of one key are judged together: `…IfExists` is met
 * without the key, and a `Null` test beside it says that the key must be there. Source: IAM user guide, "Condition
 * operators", "Set operators for multivalued context keys".
 */
export function metBy(conditions: readonly Condition[], caller: Caller): Holds {
  const keys = new Set(conditions.map(({ key }) => key));
  return all(
    [...keys].map((key) =>
      keyMetBy(
        conditions.filter((one) => one.key === key),
        caller(key) ?? anything,
      ),
    ),
  );
}

function keyMetBy(tests: readonly Condition[], states: readonly State[]): Holds {
  const outcomes = new Set(states.map((state) => all(tests.map((test) => holds(test, state)))));
  return outcomes.size === 1 ? ([...outcomes][0] ?? "sometimes") : "sometimes";
}

function holds({ operator, values }: Condition, state: State): Holds {
  const { set, base, optional } = partsOf(operator);
  if (base === "null") {
    const wantsAbsent = values.some((value) => value.toLowerCase() === "true");
    return wantsAbsent === (state === "absent") ? "always" : "never";
  }
  const negated = base.includes("not");
  if (state === "absent") return optional || set === "forallvalues" || (negated && !set) ? "always" : "never";
  const comparison = comparisons[base.replace("not", "")];
  if (!comparison) return "sometimes";
  const fit = any(values.map((value) => (isVariable(value) ? "sometimes" : state(value, comparison))));
  return negated ? opposite[fit] : fit;
}

/** Numbers, dates and addresses are not compared: only the request shows them. ArnEquals takes wildcards too. */
const comparisons: Record<string, Comparison> = {
  stringequals: { wildcards: false, ignoreCase: false },
  stringequalsignorecase: { wildcards: false, ignoreCase: true },
  stringlike: { wildcards: true, ignoreCase: false },
  arnequals: { wildcards: true, ignoreCase: false },
  arnlike: { wildcards: true, ignoreCase: false },
  bool: { wildcards: false, ignoreCase: true },
};

function partsOf(operator: string) {
  const [, set, base = "", optional] = /^(?:(\w+):)?(\w+?)(IfExists)?$/i.exec(operator) ?? [];
  return { set: set?.toLowerCase(), base: base.toLowerCase(), optional: optional !== undefined };
}

/** `${aws:PrincipalAccount}`: its value is the caller's own, and so may be met by anyone. */
function isVariable(value: string): boolean {
  return /\$\{[^}]{2,}\}/.test(value);
}

/** A value that is only wildcards. */
export function isAll(value: string): boolean {
  return /^\*+$/.test(value);
}

export function fits(value: string, text: string, { wildcards, ignoreCase }: Comparison): boolean {
  const [pattern, wanted] = ignoreCase ? [value.toLowerCase(), text.toLowerCase()] : [value, text];
  return wildcards ? matches(pattern, wanted) : pattern === wanted;
}

/** A caller who brings this very value, or may bring any of these. */
export function is(...texts: string[]): Fit {
  return (value, comparison) => (texts.some((text) => fits(value, text, comparison)) ? "always" : "never");
}

const opposite: Record<Holds, Holds> = { always: "never", sometimes: "sometimes", never: "always" };

function all(parts: readonly Holds[]): Holds {
  if (parts.includes("never")) return "never";
  return parts.includes("sometimes") ? "sometimes" : "always";
}

function any(parts: readonly Holds[]): Holds {
  if (parts.includes("always")) return "always";
  return parts.includes("sometimes") ? "sometimes" : "never";
}
