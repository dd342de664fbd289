import { dayAfter, daysOf, type EventQuestion } from "./question.ts";
import { named, oneOf, quoted } from "./sql.ts";

/** A column by which a table's files lie in folders: `type` as Glue keeps it. */
export interface PartitionKey {
  name: string;
  type: string;
}

/** What of a question decides which folders are read. */
export interface Narrowed {
  conditions: string[];
  /** Which of these the folders are by, so that no more than is asked for is read. */
  by: ReadonlySet<"account" | "region" | "day">;
  /** Of a table that cannot be asked without naming regions. */
  needsRegions: boolean;
}

const accountNames = /^(aws)?_?account(_?id)?$/;
const regionNames = /^(aws)?_?region$/;
/** Largest part first, so that texts sort as days do. */
const dayFormat = /^yyyy([^\w']?)MM(?:\1dd(?:[^\w']?HH)?)?$/;

/**
 * Conditions on the folders of a table. CloudTrail's folders are by the day of delivery, which is the day of the call or the one after.
 * Where nobody can tell what a column holds there is none, and all is read.
 * Source: Athena user guide, "Set up partition projection", "Create a table for CloudTrail logs … using partition projection".
 * @param parameters the table's own, `projection.…` among them
 */
export function narrowed(
  keys: readonly PartitionKey[],
  parameters: Readonly<Record<string, string>>,
  question: EventQuestion,
  account: string,
): Narrowed {
  const conditions: string[] = [];
  const by = new Set<"account" | "region" | "day">();
  let needsRegions = false;
  const parts: Partial<Record<"year" | "month" | "day", PartitionKey>> = {};
  for (const key of keys) {
    const name = key.name.toLowerCase();
    const said = (what: string) => parameters[`projection.${name}.${what}`];
    if (accountNames.test(name)) {
      by.add("account");
      conditions.push(oneOf(named(key.name), [account]));
    } else if (regionNames.test(name)) {
      by.add("region");
      needsRegions ||= said("type") === "injected";
      if (question.regions.length > 0) conditions.push(oneOf(named(key.name), question.regions));
    } else if (name === "year" || name === "month" || name === "day") parts[name] = key;
    else {
      const format = said("type") === "date" ? said("format") : undefined;
      if (format === undefined || !dayFormat.test(format)) continue;
      by.add("day");
      const [from, to] = [written(question.from, format, "00"), written(dayAfter(question.to), format, "23")];
      conditions.push(`${named(key.name)} BETWEEN ${quoted(from)} AND ${quoted(to)}`);
    }
  }
  const { year, month, day } = parts;
  if (year && month) {
    by.add("day");
    conditions.push(inMonths(year, month, question));
    if (day && within(question))
      conditions.push(
        inValues(
          day,
          daysOf(within(question) ?? question).map((one) => one.slice(8)),
        ),
      );
  }
  return { conditions, by, needsRegions };
}

/** `2026/11/27` of `2026-11-27`. */
function written(of: string, format: string, hour: string): string {
  const [year = "", month = "", day = ""] = of.split("-");
  return format.replace("yyyy", year).replace("MM", month).replace("dd", day).replace("HH", hour);
}

/** Each year with its months. */
function inMonths(year: PartitionKey, month: PartitionKey, { from, to }: EventQuestion): string {
  const months = [...new Set(daysOf({ from, to: dayAfter(to) }).map((day) => day.slice(0, 7)))];
  const byYear = Map.groupBy(months, (one) => one.slice(0, 4));
  const each = Array.from(byYear, ([one, of]) => {
    const numbers = of.map((text) => text.slice(5));
    return `${inValues(year, [one])} AND ${inValues(month, numbers)}`;
  });
  return each.length === 1 ? (each[0] ?? "") : `(${each.map((one) => `(${one})`).join(" OR ")})`;
}

/** The days that are asked for, where they and the one after are of one month. */
function within({ from, to }: EventQuestion): { from: string; to: string } | undefined {
  const last = dayAfter(to);
  return from.slice(0, 7) === last.slice(0, 7) ? { from, to: last } : undefined;
}

/** As numbers, or as texts with a leading zero or without one: nobody tells which. */
function inValues({ name, type }: PartitionKey, values: readonly string[]): string {
  if (/^(tiny|small|big)?int(eger)?$/i.test(type)) return `${named(name)} IN (${values.map(Number).join(", ")})`;
  return oneOf(named(name), [...new Set(values.flatMap((one) => [one, String(Number(one))]))]);
}
