import { type Columns, type Compiled, compile, condition, type Row } from "./compile.ts";
import { orderOf } from "./logic.ts";
import type { Expression, Select } from "./syntax.ts";
import type { Type } from "./types.ts";
import { printed, type Value } from "./values.ts";

/** A statement that fits its table. */
export interface Plan {
  columns: readonly { name: string; type: Type }[];
  /** Undefined without a WHERE. */
  where: Compiled | undefined;
  /** The rows of the answer, each value as it is printed, null where there is none; and how many the WHERE lets through. */
  over(rows: Iterable<Row>): { rows: (string | null)[][]; matched: number };
}

/** @throws SqlError for a statement that does not fit the table */
export function planOf(select: Select, columns: Columns): Plan {
  const shown = select.columns.map((one, index) => ({ name: nameOf(one, index), ...compile(one, columns) }));
  const where =
    select.where &&
    condition(select.where, columns, (actual) => `WHERE clause must evaluate to a boolean: actual type ${actual}`);
  const orders = select.orderBy.map(({ by, descending }) => ({ ...compile(by, columns), descending }));
  return {
    columns: shown.map(({ name, type }) => ({ name, type })),
    where,
    over(rows) {
      const found: { values: Value[]; keys: Value[] }[] = [];
      for (const row of rows) {
        if (where && where.of(row) !== true) continue;
        found.push({ values: shown.map(({ of }) => of(row)), keys: orders.map(({ of }) => of(row)) });
      }
      if (orders.length > 0) found.sort((one, other) => compareKeys(one.keys, other.keys, orders));
      const kept = found.slice(0, select.limit ?? found.length);
      return {
        matched: found.length,
        rows: kept.map(({ values }) =>
          values.map((value, index) =>
            value === null ? null : printed(shown[index]?.type ?? { kind: "varchar" }, value),
          ),
        ),
      };
    },
  };
}

/** What has no value comes last, either way. Source: Trino, "ORDER BY clause". */
function compareKeys(
  one: readonly Value[],
  other: readonly Value[],
  orders: readonly { descending: boolean }[],
): number {
  for (const [index, { descending }] of orders.entries()) {
    const left = one[index] ?? null;
    const right = other[index] ?? null;
    const isNull = Number(left === null) - Number(right === null);
    const order = isNull || (left === null ? 0 : (descending ? -1 : 1) * orderOf(left, right));
    if (order !== 0) return order;
  }
  return 0;
}

/** As it was written, of a path its end. */
function nameOf(expression: Expression, index: number): string {
  return expression.kind === "name" || expression.kind === "field" ? expression.name : `_col${index}`;
}
