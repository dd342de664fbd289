import { PgDialect } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chosenChecks } from "#components/checks/check-row.ts";
import type { ChangedResourceFilter, ChangeFilter } from "#lib/filters/changes.ts";
import { accountsIn, filterFrom } from "#lib/filters/define.ts";
import { pageOfChanged } from "#lib/store/changed-resources.ts";
import { listFindingChanges } from "#lib/store/changes-list.ts";
import type { SQL } from "#lib/store/drizzle.ts";
import { listEvents } from "#lib/store/events-list.ts";
import { listFindings } from "#lib/store/findings-list.ts";
import type { Db } from "#lib/store/query.ts";
import { listResources } from "#lib/store/resources-list.ts";
import { listScans } from "#lib/store/scans.ts";
import { everyFilter, lists, valuesOf } from "#tests/filters/lists.ts";

type Ask = (db: Db, filter: never) => Promise<unknown>;

/** The catalogue of checks, and what a scan found of access, stand in memory. */
const inMemory = ["access", "checks"];

/** Two scans of the account of a filter, which is one. */
function twoOf(filter: ChangeFilter | ChangedResourceFilter) {
  return { from: 1, to: { account: accountsIn(filter).join(), seq: 2, scan: "two", current: 2 } };
}

/** How each list asks the store. */
const asks: Record<string, Ask> = {
  findings: listFindings,
  changes: (db, filter: ChangeFilter) => listFindingChanges(db, filter, twoOf(filter)),
  "changed-resources": (db, filter: ChangedResourceFilter) => pageOfChanged(db, filter, twoOf(filter)),
  resources: listResources,
  activity: listEvents,
  scans: listScans,
};

const dialect = new PgDialect();

/** What a list asks an empty store, as text with its parameters. */
async function asked(name: string, filter: object): Promise<string> {
  const statements: string[] = [];
  const execute = async (statement: SQL) => {
    const { sql, params } = dialect.sqlToQuery(statement);
    statements.push(`${sql} ${JSON.stringify(params)}`);
    return { rows: [] };
  };
  await asks[name]?.({ execute } as unknown as Db, filter as never);
  return statements.join("\n");
}

test("every other list asks the store", () => {
  expect([...Object.keys(asks), ...inMemory].toSorted()).toEqual(lists.map(({ name }) => name).toSorted());
});

describe.each(everyFilter.filter(({ list }) => !inMemory.includes(list.name)))("$title", ({ list, name, filter }) => {
  test("changes what the store is asked, and another value changes it again", async () => {
    const values = valuesOf(filter);
    const of = (value: unknown) =>
      asked(
        list.name,
        name === "account" ? { account: value } : filterFrom(list, "111122223333", { [name]: value } as never),
      );
    const nothing = await asked(list.name, { account: "111122223333" });
    await fc.assert(
      fc.asyncProperty(values, values, async (one, other) => {
        expect(await of(one)).not.toBe(nothing);
        // Names of resources are looked up without regard to case.
        fc.pre(JSON.stringify(one).toLowerCase() !== JSON.stringify(other).toLowerCase());
        expect(await of(one)).not.toBe(await of(other));
      }),
      { numRuns: 30 },
    );
  });
});

test.each(everyFilter.filter(({ list, name }) => list.name === "checks" && name !== "account"))(
  "checks $name lets through some of the catalogue",
  ({ name }) => {
    const row = (id: string, severity: string, category: string, kind: string) =>
      ({ id, severity, category, kind, title: id, controls: [] }) as never;
    const rows = [row("vpc/one", "high", "network", "vpc"), row("domain/two", "low", "secrets", "domain")];
    const wanted: Record<string, unknown> = { severity: ["high"], category: ["network"], kind: ["vpc"], q: "vpc/" };
    expect(Object.keys(wanted)).toContain(name);
    expect(chosenChecks(rows, { [name]: wanted[name] }).map(({ id }) => id)).toEqual(["vpc/one"]);
  },
);
