import { type Grade, grades } from "#lib/scoring/weights.ts";
import type { AccountRow } from "./account-row.ts";

type Scanned = NonNullable<AccountRow["scanned"]>;

/** What accounts can be in the order of, and whether what is most comes first. */
export const orders = ["grade", "coverage", "critical", "high", "paths", "unknown", "account", "scanned"] as const;
export type Order = (typeof orders)[number];

/** No grade is worse than the worst: nobody knows. */
const rankOf = (grade: Grade | null) => (grade === null ? grades.length : grades.indexOf(grade));

/** What stands first has the greatest number. */
const measures: Record<Exclude<Order, "account">, (scanned: Scanned) => number> = {
  grade: ({ score }) => rankOf(score.grade) * 1000 - (score.value ?? 0),
  coverage: ({ score }) => -score.coverage,
  critical: ({ failing }) => failing.critical,
  high: ({ failing }) => failing.high,
  paths: ({ paths }) => paths,
  unknown: ({ unknown }) => unknown,
  scanned: ({ at }) => -Date.parse(at),
};

/** Worst first, by what is asked for; those that were never scanned last, and names decide between equals. */
export function inOrder(rows: readonly AccountRow[], order: Order): AccountRow[] {
  const byName = (one: AccountRow, other: AccountRow) =>
    one.label.localeCompare(other.label) || (one.id < other.id ? -1 : 1);
  if (order === "account") return rows.toSorted(byName);
  const measure = measures[order];
  return rows.toSorted((one, other) => {
    if (!one.scanned || !other.scanned)
      return Number(one.scanned === null) - Number(other.scanned === null) || byName(one, other);
    return measure(other.scanned) - measure(one.scanned) || byName(one, other);
  });
}
