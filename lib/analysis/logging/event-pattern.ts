import { documentIn } from "#lib/readings/document.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { allOf, anyOf, type Fit, not } from "./fit.ts";

/** The fields of an event that are known; of what is not there nothing is known. */
export interface KnownEvent {
  readonly [field: string]: string | KnownEvent;
}

/**
 * Whether a rule's pattern sees an event. Every field that it names has to fit, one of its alternatives each.
 * Source: EventBridge user guide, "Creating EventBridge event patterns" and "Comparison operators".
 */
export function sees(pattern: string | undefined, event: KnownEvent): Fit {
  const wanted = documentIn(pattern);
  return isObject(wanted) ? allFit(wanted, event) : undefined;
}

function allFit(wanted: Record<string, unknown>, known: KnownEvent | undefined): Fit {
  return allOf(
    Object.entries(wanted).map(([field, alternatives]): Fit => {
      if (field === "$or") return anyFits(alternatives, (one) => (isObject(one) ? allFit(one, known) : undefined));
      const value = known && Object.hasOwn(known, field) ? known[field] : undefined;
      if (isObject(alternatives)) return typeof value === "string" ? false : allFit(alternatives, value);
      if (value === undefined) return undefined;
      return anyFits(alternatives, (one) => (typeof value === "string" ? fits(one, value) : undefined));
    }),
  );
}

function fits(alternative: unknown, value: string): Fit {
  if (typeof alternative === "string") return alternative === value;
  if (!isObject(alternative)) return false;
  const [[operator, operand] = []] = Object.entries(alternative);
  switch (operator) {
    case "exists":
      return operand === true;
    case "anything-but": {
      const excluded = Array.isArray(operand) ? anyFits(operand, (one) => fits(one, value)) : fits(operand, value);
      return not(excluded);
    }
    case "prefix":
    case "suffix":
    case "wildcard":
    case "equals-ignore-case":
      return anyFits(Array.isArray(operand) ? operand : [operand], (one) => compares(operator, one, value));
    default:
      return undefined;
  }
}

function compares(
  operator: "prefix" | "suffix" | "wildcard" | "equals-ignore-case",
  operand: unknown,
  value: string,
): Fit {
  if (isObject(operand)) {
    const ignored = operand["equals-ignore-case"];
    return typeof ignored === "string" ? compares(operator, ignored.toLowerCase(), value.toLowerCase()) : undefined;
  }
  if (typeof operand !== "string") return undefined;
  if (operator === "prefix") return value.startsWith(operand);
  if (operator === "suffix") return value.endsWith(operand);
  if (operator === "wildcard")
    return operand.includes("?") || operand.includes("\\") ? undefined : matches(operand, value);
  return value.toLowerCase() === operand.toLowerCase();
}

function anyFits(alternatives: unknown, fit: (one: unknown) => Fit): Fit {
  if (!Array.isArray(alternatives)) return undefined;
  return anyOf(alternatives.map(fit));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
