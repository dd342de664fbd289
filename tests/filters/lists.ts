import fc from "fast-check";
import { accessList } from "#lib/filters/access.ts";
import { activityList } from "#lib/filters/activity.ts";
import { changedResourcesList, changesList } from "#lib/filters/changes.ts";
import { checksList } from "#lib/filters/checks.ts";
import { type Filter, filtersIn, type List } from "#lib/filters/define.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import { scansList } from "#lib/filters/scans.ts";

export const lists = [
  findingsList,
  changesList,
  resourcesList,
  changedResourcesList,
  activityList,
  checksList,
  scansList,
  accessList,
] as const;

/** Every filter of every list: `findings severity`. */
export const everyFilter = lists.flatMap((list: List) =>
  filtersIn(list).map(([name, filter]) => ({ title: `${list.name} ${name}`, list, name, filter })),
);

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/);

/** Values that a filter takes, as the store is given them; never none. */
export function valuesOf(filter: Filter): fc.Arbitrary<unknown> {
  switch (filter.type) {
    case "one":
      return fc.constantFrom(...filter.values);
    case "many":
      return fc.subarray([...filter.values], { minLength: 1 });
    case "words":
      return fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
    case "text":
      return filter.pattern
        ? word
        : fc.string({ minLength: 1, maxLength: Math.min(filter.longest, 60) }).filter((text) => text.isWellFormed());
    case "moment":
      return fc
        .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString());
    case "flag":
      return fc.boolean();
  }
}
