import type { CitedControl } from "#lib/checks/controls/index.ts";
import { type Check, severities } from "#lib/checks/define.ts";
import type { CheckFilter, checksList } from "#lib/filters/checks.ts";
import { type FilterName, isSet, type ValueOf } from "#lib/filters/define.ts";
import type { CheckTally } from "#lib/store/views.ts";

/** One check of the catalogue with its results in the accounts, as lists have it: of controls the ids. */
export type CheckRow = Pick<Check, "id" | "kind" | "title" | "failTitle" | "severity" | "category"> &
  Omit<CheckTally, "check"> & { controls: readonly string[] };

/** The same with what it is for. */
export type CheckDetail = Omit<CheckRow, "controls"> &
  Pick<Check, "rationale" | "references"> & { controls: CitedControl[] };

type Counts = Pick<CheckTally, "pass" | "fail" | "unknown">;

/** Passing share of what applies; unknown counts as not passed. Null when nothing applies. */
export function passRate({ pass, fail, unknown }: Counts): number | null {
  const all = pass + fail + unknown;
  return all === 0 ? null : pass / all;
}

/** What fails before what nobody knows before what is fine. */
function standing({ fail, unknown }: Counts): number {
  return fail > 0 ? 0 : unknown > 0 ? 1 : 2;
}

const orders: Record<NonNullable<CheckFilter["sort"]>, (one: CheckRow, other: CheckRow) => number> = {
  severity: (one, other) =>
    severities.indexOf(one.severity) - severities.indexOf(other.severity) || other.fail - one.fail,
  worst: (one, other) =>
    standing(one) - standing(other) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    other.fail - one.fail ||
    other.unknown - one.unknown,
  name: (one, other) => one.id.localeCompare(other.id),
};

type Fits = {
  [Name in FilterName<typeof checksList>]: (
    row: CheckRow,
    value: ValueOf<(typeof checksList)["filters"][Name]>,
  ) => boolean;
};

/** As the API's parameters, or the state of the screen, have it. */
type Chosen = { [Name in keyof Fits]?: Parameters<Fits[Name]>[1] | null } & Pick<CheckFilter, "sort">;

/** The catalogue is short and stands in memory: what the store's lists have as conditions, it has as functions. */
const fits: Fits = {
  severity: (row, severities) => severities.includes(row.severity),
  category: (row, categories) => categories.includes(row.category),
  kind: (row, kinds) => kinds.includes(row.kind),
  q: (row, text) =>
    [row.title, row.id, ...row.controls].some((words) => words.toLowerCase().includes(text.trim().toLowerCase())),
};

/** The checks that the filters let through, in the order asked for. */
export function chosenChecks(rows: readonly CheckRow[], { sort = "severity", ...filter }: Chosen): CheckRow[] {
  const set = filter as Readonly<Record<string, unknown>>;
  const names = (Object.keys(fits) as (keyof Fits)[]).filter((name) => isSet(set[name]));
  return (
    rows
      // The value under a filter's name has that filter's type.
      .filter((row) => names.every((name) => fits[name](row, set[name] as never)))
      .sort((one, other) => orders[sort](one, other) || one.id.localeCompare(other.id))
  );
}
