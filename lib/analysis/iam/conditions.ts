import { matches } from "#lib/readings/wildcards.ts";
import { operators } from "./operators.ts";
import type { Condition } from "./policy.ts";
import { resolved, type Shown } from "./variables.ts";

/** Whether something holds over all the requests that a caller can make. */
export type Holds = "always" | "sometimes" | "never";

export interface Comparison {
  wildcards: boolean;
  ignoreCase: boolean;
}

/** How a value of a policy fits what a caller brings. */
export type Fit = (value: string, comparison: Comparison) => Holds;

/** What a caller may bring for one condition key: no value, one that fits as told, or these very values of one request. */
export type State = "absent" | Fit | readonly string[];

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
        caller,
      ),
    ),
  );
}

function keyMetBy(tests: readonly Condition[], states: readonly State[], caller: Caller): Holds {
  const outcomes = new Set(states.map((state) => all(tests.map((test) => holds(test, state, caller)))));
  return outcomes.size === 1 ? ([...outcomes][0] ?? "sometimes") : "sometimes";
}

function holds({ operator, values }: Condition, state: State, caller: Caller): Holds {
  const { set, base, optional } = partsOf(operator);
  if (base === "null") {
    const wantsAbsent = values.some((value) => value.toLowerCase() === "true");
    return wantsAbsent === (state === "absent") ? "always" : "never";
  }
  const negated = base.includes("not");
  if (state === "absent") return optional || set === "forallvalues" || (negated && !set) ? "always" : "never";
  if (typeof state !== "function") return heldTo(values, state, caller, { set, base });
  const comparison = comparisons[base.replace("not", "")];
  if (!comparison) return "sometimes";
  const fit = any(values.map((value) => (isVariable(value) ? "sometimes" : state(value, comparison))));
  return negated ? opposite[fit] : fit;
}

/** The one value that a caller brings for a key. Of several none is meant where one is asked for. */
export function shownBy(caller: Caller): Shown {
  return (key) => {
    const states = caller(key);
    const [state] = states?.length === 1 ? states : [];
    if (state === "absent") return null;
    if (state === undefined || typeof state === "function") return undefined;
    return state.length === 1 ? state[0] : null;
  };
}

/** The values of one request. Of a key with several, an operator without a set says nothing that AWS documents. */
function heldTo(
  values: readonly string[],
  brought: readonly string[],
  caller: Caller,
  { set, base }: { set: string | undefined; base: string },
): Holds {
  const compare = operators[base.replace("not", "")];
  if (!compare || (!set && brought.length !== 1)) return "sometimes";
  const shown = shownBy(caller);
  const wanted = values.map((value) => resolved(value, shown));
  const fits = brought.map((text) => {
    const fit = any(
      wanted.map((value) => {
        // Of `Not…` AWS says in one place that it is met, and in another that the statement is void.
        if (value === null) return base.includes("not") ? "sometimes" : "never";
        const same = value && compare(value, text);
        return same === undefined ? "sometimes" : same ? "always" : "never";
      }),
    );
    return base.includes("not") ? opposite[fit] : fit;
  });
  return set === "foranyvalue" ? any(fits) : all(fits);
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

export const opposite: Record<Holds, Holds> = { always: "never", sometimes: "sometimes", never: "always" };

/** What holds when all of these do. */
export function all(parts: readonly Holds[]): Holds {
  if (parts.includes("never")) return "never";
  return parts.includes("sometimes") ? "sometimes" : "always";
}

/** What holds when one of these does. */
export function any(parts: readonly Holds[]): Holds {
  if (parts.includes("always")) return "always";
  return parts.includes("sometimes") ? "sometimes" : "never";
}
