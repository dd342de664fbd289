import type { CitedControl } from "#lib/checks/controls/index.ts";
import { type Check, severities } from "#lib/checks/define.ts";
import type { CheckTally } from "#lib/store/views.ts";
import type { CheckState } from "./search-params.ts";

/** One check of the catalogue with its results in one account, as the API gives it. */
export type CheckRow = Pick<
  Check,
  "id" | "kind" | "title" | "failTitle" | "severity" | "category" | "rationale" | "references"
> &
  Omit<CheckTally, "check"> & { controls: CitedControl[] };

/** Passing share of what applies; unknown counts as not passed. Null when nothing applies. */
export function passRate({ pass, fail, unknown }: CheckRow): number | null {
  const all = pass + fail + unknown;
  return all === 0 ? null : pass / all;
}

/** What fails before what nobody knows before what is fine. */
function standing({ fail, unknown }: CheckRow): number {
  return fail > 0 ? 0 : unknown > 0 ? 1 : 2;
}

const orders: Record<CheckState["sort"], (one: CheckRow, other: CheckRow) => number> = {
  severity: (one, other) =>
    severities.indexOf(one.severity) - severities.indexOf(other.severity) || other.fail - one.fail,
  worst: (one, other) =>
    standing(one) - standing(other) ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    other.fail - one.fail ||
    other.unknown - one.unknown,
  name: (one, other) => one.id.localeCompare(other.id),
};

/** The checks that the filters let through, in the order asked for. */
export function chosenChecks(rows: readonly CheckRow[], { severity, category, kind, q, sort }: CheckState): CheckRow[] {
  const needle = q.trim().toLowerCase();
  return rows
    .filter(
      (row) =>
        (severity.length === 0 || severity.includes(row.severity)) &&
        (category.length === 0 || category.includes(row.category)) &&
        (kind.length === 0 || kind.includes(row.kind)) &&
        [row.title, row.id, ...row.controls.flatMap(({ id, title }) => [id, title])].some((text) =>
          text.toLowerCase().includes(needle),
        ),
    )
    .sort((one, other) => orders[sort](one, other) || one.id.localeCompare(other.id));
}
