import { matches } from "#lib/readings/wildcards.ts";
import { finds } from "./filter-regex.ts";
import { allOf, anyOf, type Fit, not } from "./fit.ts";

/** What is known of a record in a log: fields that are not there may have any value, or none. */
export interface KnownRecord {
  readonly [field: string]: KnownValue;
}

type KnownValue = string | number | boolean | null | KnownRecord;

/** Whether a condition holds for a record, or for all of them of which so much is known. */
type Condition = (record: KnownRecord) => Fit;

/** As long as AWS lets them be; what nests deeper than this could is no pattern. Source: CloudWatch Logs API reference, PutMetricFilter. */
const longest = 1024;

/**
 * Whether a filter for JSON takes a record, whatever stands in the fields that are not known. Undefined for patterns of another form as well:
 * words, columns, what is not understood. Source: CloudWatch Logs user guide, "Filter pattern syntax for metric filters".
 */
export function takes(pattern: string, record: KnownRecord): Fit {
  if (pattern.length > longest) return undefined;
  const text = new Reader(pattern);
  if (!text.read(/\s*\{/y)) return undefined;
  const condition = eitherIn(text);
  return condition && text.read(/\s*\}\s*$/y) ? condition(record) : undefined;
}

/** A text that is read from its beginning, piece by piece. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param what a sticky expression. */
  read(what: RegExp): RegExpExecArray | undefined {
    what.lastIndex = this.#at;
    const found = what.exec(this.#text);
    if (found) this.#at = what.lastIndex;
    return found ?? undefined;
  }
}

/** `&&` binds closer than `||`. */
function eitherIn(text: Reader): Condition | undefined {
  return joinedIn(text, /\s*\|\|/y, (one) => joinedIn(one, /\s*&&/y, singleIn, allOf), anyOf);
}

function joinedIn(
  text: Reader,
  operator: RegExp,
  operandIn: (text: Reader) => Condition | undefined,
  join: (fits: readonly Fit[]) => Fit,
): Condition | undefined {
  const conditions: Condition[] = [];
  do {
    const condition = operandIn(text);
    if (!condition) return undefined;
    conditions.push(condition);
  } while (text.read(operator));
  return (record) => join(conditions.map((holds) => holds(record)));
}

function singleIn(text: Reader): Condition | undefined {
  if (text.read(/\s*\(/y)) {
    const condition = eitherIn(text);
    return text.read(/\s*\)/y) ? condition : undefined;
  }
  const [, selector] = text.read(/\s*\$((?:\.[\w-]+|\.?\['[^'\]]*'\]|\.?\[(?:\d+|\*)\]|\.\*)+)/y) ?? [];
  const test = selector && testIn(text);
  return test ? (record) => test(valueAt(record, selector)) : undefined;
}

/** Undefined when it is not known; an element of a list, or any field there is, is not looked up. */
function valueAt(record: KnownRecord, selector: string): KnownValue | undefined {
  const steps = [...selector.matchAll(/\.([\w-]+)|\['([^']*)'\]|[[*]/g)];
  const fields = steps.map(([, plain, quoted]) => plain ?? quoted);
  return fields.reduce<KnownValue | undefined>((value, field) => {
    return field !== undefined && isRecord(value) && Object.hasOwn(value, field) ? value[field] : undefined;
  }, record);
}

function isRecord(value: KnownValue | undefined): value is KnownRecord {
  return typeof value === "object" && value !== null;
}

type Test = (value: KnownValue | undefined) => Fit;

function testIn(text: Reader): Test | undefined {
  const [, named] = text.read(/\s*IS\s+(NULL|TRUE|FALSE)(?!\w)/y) ?? [];
  if (named)
    return knowing((value) => String(value).toUpperCase() === named && (typeof value !== "string" || undefined));
  // What is known of a field is that it is there.
  if (text.read(/\s*NOT\s+EXISTS(?!\w)/y)) return (value) => (value === undefined ? undefined : false);
  const [, operator] = text.read(/\s*(!=|>=|<=|=|>|<)/y) ?? [];
  if (operator === "=" || operator === "!=") {
    const equals = equalIn(text);
    return equals && knowing((value) => (operator === "=" ? equals(value) : not(equals(value))));
  }
  const [, number] = text.read(/\s*([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.*])/y) ?? [];
  if (operator === undefined || number === undefined) return undefined;
  return knowing((value) => typeof value === "number" && isOrdered(value, operator, Number(number)));
}

/** What leads to an object takes part in no comparison. */
function knowing(test: (value: string | number | boolean | null) => Fit): Test {
  return (value) => (value === undefined || isRecord(value) ? undefined : test(value));
}

function isOrdered(value: number, operator: string, other: number): boolean {
  if (operator === ">") return value > other;
  if (operator === "<") return value < other;
  return operator === ">=" ? value >= other : value <= other;
}

function equalIn(text: Reader): ((value: string | number | boolean | null) => Fit) | undefined {
  const [, regex] = text.read(/\s*%([^%]+)%/y) ?? [];
  if (regex !== undefined) return (value) => (typeof value === "string" ? finds(regex, value) : undefined);
  const [, quoted] = text.read(/\s*"((?:[^"\\]|\\["\\])*)"/y) ?? [];
  const [, bare] = quoted === undefined ? (text.read(/\s*([\w.*+:/@#-]+)/y) ?? []) : [];
  const term = bare ?? quoted?.replaceAll(/\\(.)/g, "$1");
  if (term === undefined) return undefined;
  return (value) => {
    if (term === "*" && (typeof value === "string" || typeof value === "number")) return true;
    if (typeof value === "string") return looksLike(term, value, bare !== undefined);
    // How a number was written is not known: AWS takes `"12"` for another than 12.0.
    if (typeof value !== "number" || term.includes("*")) return undefined;
    return Number(term) !== value ? false : bare === undefined ? undefined : true;
  };
}

/**
 * Stars at an end are wildcards. One between other characters AWS documents as one and was seen to take for itself, and of one that begins a
 * term it was seen to take the first place that fits alone: what the two would answer differently stays open.
 */
function looksLike(term: string, value: string, isBare: boolean): Fit {
  const isNumber = isBare && term.trim() !== "" && Number.isFinite(Number(term));
  if (isNumber && term !== value) return Number(term) === Number(value) ? undefined : false;
  const [, before, middle = "", after] = /^(\**)(.*?)(\**)$/s.exec(term) ?? [];
  if (middle.includes("*")) return matches(term, value) ? undefined : false;
  if (before && after) return value.includes(middle);
  if (after) return value.startsWith(middle);
  if (!before) return value === middle;
  return !value.endsWith(middle) ? false : value.indexOf(middle) + middle.length === value.length || undefined;
}
