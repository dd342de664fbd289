import type { Filter, NestedFilters, SearchExpression } from "@aws-sdk/client-sagemaker";
import { AwsError } from "./aws-error.ts";

/*
 * The language of sagemaker:Search. Source: SageMaker API reference, "Search", "SearchExpression", "Filter".
 */

const conditionsInAll = 50;

/** @throws AwsError (ValidationException) when an expression is more than Search takes or names no property of the resource. */
export function checkExpression(expression: SearchExpression | undefined, isProperty: (name: string) => boolean): void {
  const conditions = expression ? conditionsIn(expression) : [];
  if (conditions.length > conditionsInAll) {
    throw invalid(`The number of filters in the search expression exceeds the limit of ${conditionsInAll}.`);
  }
  if (conditions.filter(({ Operator }) => Operator === "Contains").length > 1) {
    throw invalid("'CONTAINS' operator usage limit of 1 exceeded.");
  }
  const unknown = conditions.find(({ Name }) => !isProperty(Name ?? ""));
  if (unknown) throw invalid(`Unknown property name: ${unknown.Name}`);
}

function conditionsIn({ Filters = [], NestedFilters = [], SubExpressions = [] }: SearchExpression): Filter[] {
  return [
    ...Filters,
    ...NestedFilters.flatMap((nested) => nested.Filters ?? []),
    ...SubExpressions.flatMap((sub) => conditionsIn(sub)),
  ];
}

export function matchesExpression(expression: SearchExpression | undefined, record: object): boolean {
  if (!expression) return true;
  const { Filters = [], NestedFilters = [], SubExpressions = [], Operator = "And" } = expression;
  const tests = [
    ...Filters.map((filter) => () => matchesFilter(filter, valuesAt(record, filter.Name ?? ""))),
    ...NestedFilters.map((nested) => () => matchesNested(nested, record)),
    ...SubExpressions.map((sub) => () => matchesExpression(sub, record)),
  ];
  if (tests.length === 0) return true;
  return Operator === "Or" ? tests.some((test) => test()) : tests.every((test) => test());
}

/** One and the same element of the nested list has to satisfy every filter. */
function matchesNested({ NestedPropertyName = "", Filters = [] }: NestedFilters, record: object): boolean {
  return valuesAt(record, NestedPropertyName).some((element) =>
    Filters.every(({ Name = "", ...filter }) => {
      const path = Name.startsWith(`${NestedPropertyName}.`) ? Name.slice(NestedPropertyName.length + 1) : Name;
      return matchesFilter({ ...filter, Name }, valuesAt(element, path));
    }),
  );
}

/**
 * Every value a dotted path reaches: through lists to each element, into tags by their key. The rest of a path may be
 * one key, since hyperparameters and tags have dots in theirs.
 */
export function valuesAt(value: unknown, path: string): unknown[] {
  if (value === undefined || value === null) return [];
  if (path === "") return Array.isArray(value) ? value : [value];
  if (Array.isArray(value)) {
    const tag = value.find((item) => item?.Key === path);
    return tag ? [tag.Value] : value.flatMap((item) => valuesAt(item, path));
  }
  if (typeof value !== "object" || value instanceof Date) return [];
  const fields = value as Record<string, unknown>;
  if (Object.hasOwn(fields, path)) return valuesAt(fields[path], "");
  const [head = "", ...rest] = path.split(".");
  return Object.hasOwn(fields, head) && rest.length > 0 ? valuesAt(fields[head], rest.join(".")) : [];
}

function matchesFilter({ Name = "", Operator = "Equals", Value = "" }: Filter, found: readonly unknown[]): boolean {
  switch (Operator) {
    case "Exists":
      return found.length > 0;
    case "NotExists":
      return found.length === 0;
    case "NotEquals":
      return !found.some((value) => compare(value, Value) === 0);
    case "Equals":
      return found.some((value) => compare(value, Value) === 0);
    case "In":
      return Value.split(",").some((one) => found.some((value) => compare(value, one.trim()) === 0));
    case "Contains":
      return found.some((value) => String(value).includes(Value));
    default:
      return found.some((value) => {
        if (typeof value === "string")
          throw invalid(`Operator ${Operator} is not supported for text property ${Name}.`);
        return ordered(Operator, compare(value, Value));
      });
  }
}

function ordered(operator: string, order: number): boolean {
  if (operator === "GreaterThan") return order > 0;
  if (operator === "GreaterThanOrEqualTo") return order >= 0;
  if (operator === "LessThan") return order < 0;
  return operator === "LessThanOrEqualTo" && order <= 0;
}

/** Below zero when the value comes before the text, zero when they are equal, NaN when they cannot be compared. */
function compare(value: unknown, text: string): number {
  if (value instanceof Date) return value.getTime() - timeOf(text);
  if (typeof value === "number") return value - Number(text);
  const own = String(value);
  return own === text ? 0 : own < text ? -1 : 1;
}

/** `YYYY-mm-ddTHH:MM:SS`, in UTC unless it says otherwise. */
function timeOf(text: string): number {
  return Date.parse(/([zZ]|[+-]\d\d:?\d\d)$/.test(text) || !text.includes("T") ? text : `${text}Z`);
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
