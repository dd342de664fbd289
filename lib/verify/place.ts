import { isObject, memberOf, type Step } from "./query.ts";

/** Where a path of evidence leads in a resource: as far as it is found there, and what of the path is left over. */
export interface Place {
  steps: Step[];
  rest: string;
}

/**
 * A path is written for people, `Environment.my.key`, `Containers[0].Image`: names of fields may hold dots themselves, so the resource says where
 * one ends. The longest that fits is meant.
 */
export function placeOf(path: string, resource: unknown): Place {
  const steps: Step[] = [];
  let value = resource;
  let rest = path;
  for (;;) {
    const step = Array.isArray(value) ? indexAt(rest) : isObject(value) ? nameAt(rest, Object.keys(value)) : undefined;
    if (step === undefined || memberOf(value, step) === undefined) return { steps, rest };
    value = memberOf(value, step);
    steps.push(step);
    rest = after(rest, step);
  }
}

/** What is left of a path, where it goes on in the plain names that AWS gives its fields. */
export function plainSteps(rest: string): Step[] | undefined {
  if (!/^([A-Za-z]\w*(\[\d+\])*)(\.[A-Za-z]\w*(\[\d+\])*)*$/.test(rest)) return undefined;
  return (rest.match(/\w+/g) ?? []).map((word) => (/^\d+$/.test(word) ? Number(word) : word));
}

function indexAt(rest: string): number | undefined {
  const digits = /^\[(\d+)\]/.exec(rest)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function nameAt(rest: string, names: readonly string[]): string | undefined {
  return names
    .filter((name) => rest.startsWith(name) && /^($|[.[])/.test(rest.slice(name.length)))
    .sort((one, other) => other.length - one.length)[0];
}

function after(rest: string, step: string | number): string {
  const left = typeof step === "string" ? rest.slice(step.length) : rest.replace(/^\[\d+\]/, "");
  return left.replace(/^\./, "");
}
