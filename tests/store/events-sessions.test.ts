import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { accountsWith, chainOf, newestSigned, openedWith, openersOf, signInsAt } from "#lib/store/events-sessions.ts";
import { query } from "#lib/store/query.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

let made = 0;
/** A call signed with a key (or none) that gave out another (or none). */
function call(
  accessKeyId: string | null,
  issuedKeyId: string | null,
  parts: Partial<NewEvent["event"]> = {},
): NewEvent {
  made += 1;
  const at = new Date(Date.parse("2026-11-02T10:00:00.000Z") + made * 1_000).toISOString();
  const name = issuedKeyId ? "AssumeRole" : "ListModels";
  return {
    event: { ...plainEvent, id: `call-${made}`, at, name, accessKeyId, issuedKeyId, record: {}, ...parts },
    resources: [],
  };
}

const keysOf = ({ chain }: Awaited<ReturnType<typeof chainOf>>) => chain.map(({ key }) => key);

test("a chain leads from a session over the one that opened it to a key that nobody here gave out", async () => {
  const account = await newAccount(store.db);
  await insertEvents(store.db, account, [call("AKIAu", "ASIA1"), call("ASIA1", "ASIA2"), call("ASIA2", null)]);
  const found = await chainOf(store.db, "ASIA2");
  expect(keysOf(found)).toEqual(["ASIA2", "ASIA1", "AKIAu"]);
  expect(found.chain.map(({ opener }) => opener?.accessKeyId)).toEqual(["ASIA1", "AKIAu", undefined]);
  expect(found).toMatchObject({ isCircle: false, isDeep: false });
  expect(await newestSigned(store.db, "ASIA2")).toMatchObject({ account, accessKeyId: "ASIA2" });
  expect(await chainOf(store.db, "ASIA-nobody")).toEqual({
    ...{ chain: [{ key: "ASIA-nobody", opener: null }], isCircle: false, isDeep: false },
  });
  expect(await newestSigned(store.db, "ASIA-nobody")).toBeUndefined();
});

test("of two accounts' records of one call, that of the caller's goes on; what was refused gave out nothing", async () => {
  const [caller, target] = [await newAccount(store.db), await newAccount(store.db)];
  await insertEvents(store.db, target, [call(null, "ASIAx", { actorType: "AWSAccount" })]);
  await insertEvents(store.db, caller, [call("AKIAx", "ASIAx"), call("AKIAy", "ASIAy", { errorCode: "AccessDenied" })]);
  expect(keysOf(await chainOf(store.db, "ASIAx"))).toEqual(["ASIAx", "AKIAx"]);
  expect(keysOf(await chainOf(store.db, "ASIAy"))).toEqual(["ASIAy"]);
  expect((await openersOf(store.db, ["ASIAx", "ASIAy"])).get("ASIAx")?.account).toBe(caller);
  expect(await accountsWith(store.db, "ASIAx")).toEqual([caller, target].toSorted());
  expect(await accountsWith(store.db, "ASIA-nobody")).toEqual([]);
  expect((await openedWith(store.db, "AKIAx")).opened.map(({ key }) => key)).toEqual(["ASIAx"]);
});

test("whatever gave out whatever, chains end, and both ways say what a search over the calls says", async () => {
  const nodes: fc.Arbitrary<string> = fc.constantFrom(..."abcdef");
  const edges = fc.uniqueArray(fc.tuple(nodes, nodes), { maxLength: 9, selector: ([, to]) => to });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(edges, async (given) => {
      const own = (key: string) => `R${run}${key}`;
      run += 1;
      const account = await newAccount(store.db);
      const calls = given.map(([from, to]) => call(own(from), own(to)));
      await insertEvents(store.db, account, calls);
      const parent = new Map(given.map(([from, to]) => [to, from]));
      for (const key of "abcdef") {
        const up = [key];
        for (let next = parent.get(key); next !== undefined && !up.includes(next); next = parent.get(next))
          up.push(next);
        const found = await chainOf(store.db, own(key));
        expect(keysOf(found)).toEqual(up.map(own));
        expect(found).toMatchObject({ isCircle: parent.has(up.at(-1) ?? ""), isDeep: false });
        const below = [..."abcdef"].filter((one) => one !== key && reaches(parent, one, key));
        const { opened, isCut } = await openedWith(store.db, own(key));
        expect(opened.map((one) => one.key).sort()).toEqual(below.map(own));
        for (const one of opened) expect(one.opener.accessKeyId).toBe(one.with);
        expect(isCut).toBe(false);
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

function reaches(parent: ReadonlyMap<string, string>, from: string, to: string): boolean {
  const seen = new Set<string>();
  for (let at = parent.get(from); at !== undefined && !seen.has(at); at = parent.get(at)) {
    if (at === to) return true;
    seen.add(at);
  }
  return false;
}

test("a long chain and many sessions are cut, and say so", async () => {
  const account = await newAccount(store.db);
  const long = Array.from({ length: 20 }, (_, at) => call(`L${at}`, `L${at + 1}`));
  const many = Array.from({ length: 130 }, (_, at) => call("AKIAmany", `M${at}`));
  await insertEvents(store.db, account, [...long, ...many]);
  const deep = await chainOf(store.db, "L20");
  expect(deep).toMatchObject({ isDeep: true, isCircle: false, chain: { length: 13 } });
  expect(await openedWith(store.db, "AKIAmany")).toMatchObject({ isCut: true, opened: { length: 100 } });
  expect(await openedWith(store.db, "L0")).toMatchObject({ isCut: true, opened: { length: 12 } });
  expect(await openedWith(store.db, "L8")).toMatchObject({ isCut: false, opened: { length: 12 } });
});

test("sign-ins of an actor about a time are found, those of others and of other times are not", async () => {
  const account = await newAccount(store.db);
  const began = "2026-11-02T12:00:00.000Z";
  const signIn = (at: string, parts: Partial<NewEvent["event"]> = {}) =>
    call(null, null, { at, name: "ConsoleLogin", source: "signin.amazonaws.com", ...parts });
  const mine = signIn("2026-11-02T12:00:02.000Z");
  await insertEvents(store.db, account, [
    mine,
    signIn("2026-11-02T12:00:01.000Z", { actor: "bob" }),
    signIn("2026-11-02T12:00:01.000Z", { errorCode: "Failure" }),
    signIn("2026-11-02T12:05:00.000Z"),
    call(null, null, { at: began }),
  ]);
  const found = await signInsAt(store.db, account, "alice", began);
  expect(found.map(({ id }) => id)).toEqual([mine.event.id]);
});

test("keys are looked up by an index, upwards and downwards", async () => {
  await query(store.db, sql`analyze events`);
  await query(store.db, sql`set enable_seqscan = off`);
  const statements: string[] = [];
  const db = Object.assign(Object.create(store.db), {
    execute: async (statement: Parameters<typeof sql>[1]) => {
      const plan = await store.db.execute(sql`explain ${statement}`);
      statements.push(JSON.stringify(plan));
      return { rows: [] };
    },
  });
  await chainOf(db, "ASIA1");
  await openersOf(db, ["ASIA1"]);
  await openedWith(db, "ASIA1");
  await query(store.db, sql`reset enable_seqscan`);
  expect(statements.map((plan) => plan.includes("events_by_issued_key"))).toEqual([true, true, false]);
  expect(statements.map((plan) => plan.includes("events_that_opened"))).toEqual([false, false, true]);
  expect(statements.join()).not.toContain("Seq Scan on events");
});
