import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { mostViews, viewLists } from "#lib/filters/saved-view.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { query } from "#lib/store/query.ts";
import { changeSavedView, createSavedView, defaultView, removeSavedView, savedViews } from "#lib/store/saved-views.ts";
import { openTestStore } from "#tests/support/test-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await query(store.db, sql`delete from saved_views`);
});

const create = (name: string, list: (typeof viewLists)[number] = "findings") =>
  createSavedView(store.db, { list, name, query: "severity=critical" });

test("a view is kept as it was given, in its list", async () => {
  await create("Critical");
  await create("Critical", "resources");
  expect(await savedViews(store.db, "findings")).toMatchObject([
    { list: "findings", name: "Critical", query: "severity=critical", isDefault: false },
  ]);
  expect(await savedViews(store.db)).toHaveLength(2);
});

test("a name is taken in its list whatever its capitals, on every database", async () => {
  const { id } = await create("Été à VPC");
  await expect(create("ÉTÉ À vpc")).rejects.toMatchObject({ code: "conflict" });
  await create("Other");
  await expect(changeSavedView(store.db, id, { name: "OTHER" })).rejects.toMatchObject({ code: "conflict" });
  expect(await changeSavedView(store.db, id, { name: "été À VPC" })).toMatchObject({ name: "été À VPC" });
});

test("any name comes back, and whatever is changed leaves the rest", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), async (name) => {
      const { id } = await create(name);
      const changed = await changeSavedView(store.db, id, { query: "q=x" });
      expect(changed).toMatchObject({ id, query: "q=x", isDefault: false });
      expect(changed.name).toBe(name.toWellFormed().replaceAll("\0", "\ufffd"));
      await removeSavedView(store.db, id);
    }),
    { numRuns: 30 },
  );
});

test("whatever is made the default and undone, a list has one at most", async () => {
  const ids = [(await create("a")).id, (await create("b")).id, (await create("c", "activity")).id];
  const steps = fc.array(fc.record({ at: fc.nat(2), isDefault: fc.boolean() }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const { at, isDefault } of all) await changeSavedView(store.db, ids[at] ?? "", { isDefault });
      const last = all.at(-1);
      const defaults = (await savedViews(store.db)).filter((view) => view.isDefault);
      for (const list of viewLists) expect(defaults.filter((view) => view.list === list).length).toBeLessThan(2);
      expect(defaults.some(({ id }) => id === ids[last?.at ?? 0])).toBe(last?.isDefault);
      for (const { list, id } of defaults) expect(await defaultView(store.db, list)).toMatchObject({ id });
    }),
    { numRuns: 20 },
  );
});

test("of several that are saved at once under one name one is kept, and no more than there may be", async () => {
  await Promise.allSettled(Array.from({ length: 8 }, (_, at) => create(at % 2 ? "same" : "SAME")));
  expect(await savedViews(store.db)).toHaveLength(1);
  await Promise.allSettled(Array.from({ length: mostViews + 5 }, (_, at) => create(`view ${at}`)));
  expect(await savedViews(store.db)).toHaveLength(mostViews);
  await expect(create("one more")).rejects.toMatchObject({ code: "conflict" });
  await create("one more", "activity");
});

test("what there is not is not found", async () => {
  await expect(changeSavedView(store.db, "none", { name: "x" })).rejects.toMatchObject({ code: "not-found" });
  await expect(removeSavedView(store.db, "none")).rejects.toMatchObject({ code: "not-found" });
});
