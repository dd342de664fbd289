/* Past 300 lines, since it is of one table: what is stored, judged and forgotten in any order. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Fold } from "#lib/signals/over-time/fold.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { activityStore, insertEvents, type NewEvent } from "#lib/store/events.ts";
import { historySince } from "#lib/store/events-coverage.ts";
import { beginMarking } from "#lib/store/events-signals.ts";
import { noteDays, pastBefore } from "#lib/store/habits.ts";
import { query } from "#lib/store/query.ts";
import { beginRemoval, removeRegion } from "#lib/store/removal.ts";
import { beginJudging, isJudgingUnderWay, judgeDays } from "#lib/store/sightings-judging.ts";
import { habitRows, pastAt } from "#tests/signals/patterns/remembered.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

// So low that a handful of events makes every pattern but one, whose region no reading follows here, see something.
const limits = {
  "refusals-in-a-burst": { calls: 2 },
  "deletions-in-a-burst": { calls: 2 },
  "sign-in-links-in-a-burst": { calls: 2 },
  "role-first-handed-to-a-job": { knownDays: 1 },
  "sensitive-call-from-a-new-place": { knownDays: 1 },
  "capture-sent-elsewhere": { knownDays: 1 },
};
const start = Date.parse("2026-11-10T23:20:00.000Z");
const calls = [
  ...["DeleteModel", "DeleteEndpoint", "CreatePresignedDomainUrl", "CreateTrainingJob", "UpdateEndpoint"],
  ...["CreateEndpointConfig", "ListModels", "StartNotebookInstance", "UpdateNotebookInstanceLifecycleConfig"],
];
const requestOn = (day: number) => ({
  ...{ endpointConfigName: "a", notebookInstanceName: "n", notebookInstanceLifecycleConfigName: "l" },
  ...{ dataCaptureConfig: { destinationS3Uri: `s3://elsewhere-${day}/x` } },
});

const one = fc.record({
  // Minutes: mostly close together, over some days.
  day: fc.integer({ min: 0, max: 4 }),
  minute: fc.integer({ min: 0, max: 15 }).map((minute) => minute * 5),
  name: fc.constantFrom(...calls),
  who: fc.constantFrom("alice", "bob"),
  address: fc.constantFrom("203.0.113.9", "198.51.100.4", "2001:db8:1::1", "10.0.0.4", "sagemaker.amazonaws.com"),
  isRefused: fc.integer({ min: 0, max: 3 }).map((draw) => draw === 0),
  fromFile: fc.boolean(),
});

type One = typeof one extends fc.Arbitrary<infer T> ? T : never;

function eventOf({ day, minute, name, who, address, isRefused, fromFile }: One, at: number): NewEvent {
  const readOnly = name.startsWith("List");
  const addressClass = address.startsWith("10.") ? "private" : address.startsWith("s") ? "aws" : "public";
  const event = {
    ...{ ...plainEvent, id: `event-${String((at * 7) % 97).padStart(2, "0")}`, name, readOnly, address, fromFile },
    ...({ addressClass, actor: who, errorCode: isRefused ? "AccessDenied" : null, mfa: null, tls: null } as const),
    at: new Date(start + day * 86_400_000 + minute * 60_000).toISOString(),
    actorArn: `arn:aws:sts::1:assumed-role/${who}/SageMaker`,
    sessionIssuer: `arn:aws:iam::1:role/${who}`,
    accessKeyId: `ASIA${who}`,
  };
  return { event: { ...event, record: { requestParameters: requestOn(day) } }, resources: [] };
}

/** What a file made of it: another time, caller and place. */
function forgedFrom({ event, resources }: NewEvent, at: number): NewEvent {
  const other = new Date(Date.parse(event.at) - (at % 3) * 86_400_000 - 300_000).toISOString();
  const caller = `arn:aws:iam::1:role/${at % 2 === 0 ? "carol" : "bob"}`;
  return { event: { ...event, at: other, sessionIssuer: caller, address: "192.0.2.7", fromFile: true }, resources };
}

const seenOf = (account: string) =>
  query<{ signal: string; subject: string; day: string; events: string[] }>(
    store.db,
    sql`select signal, subject, day, at, last_at as "lastAt", actor, sentence, decisive, events, count from sightings
        where account = ${account} order by day, signal, subject`,
  );
const marksOf = async (account: string) => {
  const rows = await query<{ id: string; signals: string[] }>(
    store.db,
    sql`select id, signals from events where account = ${account} order by id`,
  );
  return rows.map(({ id, signals }) => [id, signals.filter((signal) => patterns.some((own) => own.id === signal))]);
};
const habitsOf = (account: string) =>
  query(
    store.db,
    sql`select principal, aspect, value, first_at as "firstAt" from habits where account = ${account}
        order by principal collate "C", aspect collate "C", value collate "C"`,
  );

const requestIn = (record: Record<string, unknown>) => (record.requestParameters ?? {}) as Record<string, unknown>;

/** What one pass over all events, held in memory, sees. */
function seenIn(events: readonly NewEvent[]) {
  const all = events.map(({ event }) => event).sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  const rows = habitRows(all);
  const days = [...new Set(all.map(({ at }) => at.slice(0, 10)))].sort();
  return days.flatMap((day) => {
    const from = `${day}T00:00:00.000Z`;
    const fold = new Fold(patterns, { limits, past: pastAt(rows, from), from });
    for (const event of all) {
      if (event.at.slice(0, 10) <= day) fold.add({ ...event, request: requestIn(event.record) });
    }
    const seen = fold.occurrences().map((found) => ({ ...found, day }));
    return seen.sort((a, b) => (`${a.signal} ${a.subject}` < `${b.signal} ${b.subject}` ? -1 : 1));
  });
}

function marksIn(events: readonly NewEvent[], seen: readonly { signal: string; events: readonly string[] }[]) {
  const marks = new Map(events.map(({ event }) => [event.id, new Set<string>()]));
  for (const { signal, events: ids } of seen) for (const id of ids) marks.get(id)?.add(signal);
  return [...marks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, signals]) => [id, [...signals].sort()]);
}

const plans = fc.record({
  events: fc.array(one, { minLength: 15, maxLength: 70 }),
  /** An order to store them in, where to cut it into batches, after which of them to judge, and what comes twice. */
  order: fc.infiniteStream(fc.nat()),
  cuts: fc.infiniteStream(fc.integer({ min: 1, max: 12 })),
  turns: fc.infiniteStream(
    fc.constantFrom("nothing", "judge", "two judges", "interrupted", "again", "mark anew", "forged"),
  ),
});

const key = ({ principal, aspect, value }: { principal: string; aspect: string; value: string }) =>
  `${principal}\u0000${aspect}\u0000${value}`;

const drawnOnce = fc.sample(one, { numRuns: 60, seed: 11 }).map(eventOf);
const idle = new AbortController().signal;

test("with other limits or patterns everything is judged anew, once, and whoever asks is told until then", async () => {
  const account = await newAccount(store.db);
  await insertEvents(store.db, account, drawnOnce);
  await judgeDays(store.db, account, { limits });
  expect((await seenOf(account)).length).toBeGreaterThan(3);
  expect(await isJudgingUnderWay(store.db, account)).toBe(false);
  // As a version left it that knew of no habits, and saw something on a day of which nothing is left.
  await query(store.db, sql`delete from habits where account = ${account}`);
  await query(store.db, sql`update sightings set day = '2026-01-01', id = id || 'x' where account = ${account}`);
  const work = await beginJudging(store.db, "other", { limits });
  expect(await isJudgingUnderWay(store.db, account)).toBe(true);
  await work(AbortSignal.abort());
  expect(await isJudgingUnderWay(store.db, account)).toBe(true);
  await (await beginJudging(store.db, "other", { limits }))(idle);
  expect(await isJudgingUnderWay(store.db, account)).toBe(false);
  expect(await seenOf(account)).toEqual(seenIn(drawnOnce));
  const none = Object.fromEntries(Object.keys(limits).map((id) => [id, { calls: 400, knownDays: 90 }]));
  await (await beginJudging(store.db, "other", { limits: none }))(idle);
  expect((await seenOf(account)).length).toBeLessThan(seenIn(drawnOnce).length);
});

test("of an account that is being removed nothing is written", async () => {
  const account = await newAccount(store.db);
  await insertEvents(store.db, account, drawnOnce);
  await beginRemoval(store.db, account);
  await judgeDays(store.db, account, { limits });
  expect(await seenOf(account)).toEqual([]);
});

test("times that no calendar has, as a file may say them, touch no day and are nobody's first", async () => {
  const account = await newAccount(store.db);
  const [some] = drawnOnce;
  if (!some) throw new Error("There is no event.");
  const odd = ["+275760-09-13T00:00:00.000Z", "-000001-01-01T00:00:00.000Z"].map((at, id) => {
    return { ...some, event: { ...some.event, id: String(id), at } };
  });
  await insertEvents(store.db, account, odd);
  await judgeDays(store.db, account, { limits });
  expect(await habitsOf(account)).toEqual([]);
});

test("such events make every pattern see something, but for that whose region no reading follows here", () => {
  const drawn = fc.sample(fc.array(one, { minLength: 60, maxLength: 70 }), { numRuns: 20, seed: 5 });
  const met = new Set(drawn.flatMap((some) => seenIn(some.map(eventOf)).map(({ signal }) => signal)));
  expect([...met].sort()).toEqual(patterns.map(({ id }) => id).filter((id) => id !== "region-never-used"));
});

test("whatever the order, the batches and the interruptions, it is what one pass over everything sees", async () => {
  await fc.assert(
    fc.asyncProperty(plans, async ({ events: drawn, order, cuts, turns }) => {
      const account = await newAccount(store.db);
      const events = drawn.map(eventOf);
      const ranked = events.map((event) => ({ event, rank: order.next().value ?? 0 }));
      const left = ranked.sort((a, b) => a.rank - b.rank).map(({ event }) => event);
      while (left.length > 0) {
        const batch = left.splice(0, cuts.next().value ?? 1);
        const turn = turns.next().value;
        // A file said something else of them, and it was judged.
        if (turn === "forged") {
          await insertEvents(store.db, account, batch.map(forgedFrom));
          await judgeDays(store.db, account, { limits });
          for (const { event } of batch) event.fromFile = false;
        }
        await insertEvents(store.db, account, batch);
        if (turn === "judge") await judgeDays(store.db, account, { limits });
        if (turn === "two judges") {
          await Promise.all([1, 2].map(() => judgeDays(store.db, account, { limits })));
        }
        if (turn === "interrupted") await judgeDays(store.db, account, { limits, signal: AbortSignal.abort() });
        // CloudTrail says what a file said before: it takes its place.
        if (turn === "again") {
          await insertEvents(
            store.db,
            account,
            batch.map(({ event, resources }) => ({ event: { ...event, fromFile: false }, resources })),
          );
        }
        if (turn === "mark anew") {
          await (await beginMarking(store.db, String(Math.random()), (event) => event))?.(new AbortController().signal);
        }
      }
      await judgeDays(store.db, account, { limits });
      const seen = seenIn(events);
      expect(await seenOf(account)).toEqual(seen);
      expect(await habitsOf(account)).toEqual(
        habitRows(events.map(({ event }) => event)).sort((a, b) => (key(a) < key(b) ? -1 : 1)),
      );
      expect(await marksOf(account)).toEqual(marksIn(events, seen));
    }),
    { numRuns: 25 },
  );
});

test("CloudTrail may say again what files said while two judge: nobody waits for ever, and no mark is lost", async () => {
  for (let round = 0; round < 12; round++) {
    const account = await newAccount(store.db);
    const events = fc.sample(one, { numRuns: 60, seed: round }).map((some, at) => {
      return eventOf({ ...some, fromFile: true, isRefused: false }, at);
    });
    const said = events.map(({ event, resources }) => ({ event: { ...event, fromFile: false }, resources }));
    await insertEvents(store.db, account, events);
    await judgeDays(store.db, account, { limits });
    await noteDays(store.db, account, [...new Set(events.map(({ event }) => event.at.slice(0, 10)))]);
    const again = async () => {
      for (let at = 0; at < said.length; at += 20) {
        await insertEvents(store.db, account, said.slice(at, at + 20).reverse());
      }
    };
    const judge = () => judgeDays(store.db, account, { limits });
    await Promise.all([again(), judge(), judge(), again(), judge()]);
    await judge();
    const seen = seenIn(said);
    expect(await seenOf(account)).toEqual(seen);
    expect(await marksOf(account)).toEqual(marksIn(said, seen));
  }
});

test("what a file said of another day, caller and place is forgotten with what was seen in it and remembered of it", async () => {
  const account = await newAccount(store.db);
  const forged = drawnOnce.map(forgedFrom);
  const said = drawnOnce.map(({ event, resources }) => ({ event: { ...event, fromFile: false }, resources }));
  await insertEvents(store.db, account, forged);
  await judgeDays(store.db, account, { limits });
  expect(await seenOf(account)).toEqual(seenIn(forged));
  await insertEvents(store.db, account, said);
  expect(await isJudgingUnderWay(store.db, account)).toBe(true);
  await judgeDays(store.db, account, { limits, signal: AbortSignal.abort() });
  await judgeDays(store.db, account, { limits });
  expect(await isJudgingUnderWay(store.db, account)).toBe(false);
  const seen = seenIn(said);
  expect(await seenOf(account)).toEqual(seen);
  expect(await marksOf(account)).toEqual(marksIn(said, seen));
  expect(JSON.stringify(await habitsOf(account))).not.toContain("carol");
});

test("a region is followed since the reading after the last gap, and not at all once it was removed", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const activity = activityStore(db, account);
  const read = async (region: string, at: string) => {
    await activity.begin(region, "sagemaker.amazonaws.com");
    await activity.finish(region, "sagemaker.amazonaws.com", at, at);
    await judgeDays(db, account, { limits });
  };
  const followed = async () =>
    Object.fromEntries((await pastOf(account)).map(({ value, first }) => [value, first.slice(0, 10)]));
  const pastOf = (id: string) =>
    query<{ value: string; first: string }>(
      db,
      sql`select value, first_at as first from habits where account = ${id} and aspect = 'followed' order by value`,
    );
  const midnight = "T00:00:00.000Z";
  await read("us-east-1", `2026-03-31${midnight}`);
  await read("us-west-2", `2026-03-31${midnight}`);
  expect(await followed()).toEqual({ "us-east-1": "2026-01-01", "us-west-2": "2026-01-01" });
  await read("us-east-1", `2026-06-28${midnight}`);
  await read("us-west-2", `2026-06-29${midnight}`);
  expect(await followed()).toEqual({ "us-east-1": "2026-01-01", "us-west-2": "2026-04-01" });

  await insertEvents(db, account, drawnOnce);
  const here = drawnOnce[0]?.event.region;
  if (here === undefined) throw new Error("There is no event.");
  const ofRegion = () =>
    query(db, sql`select 1 from habits where account = ${account} and value = ${here} and aspect <> 'bucket'`);
  expect((await ofRegion()).length).toBeGreaterThan(2);
  await removeRegion(db, account, here);
  expect(await ofRegion()).toEqual([]);
  expect(await followed()).not.toHaveProperty(here);
});

test("a region that is read for what has no region is followed since the last gap of any source, and nobody takes it for SageMaker's", async () => {
  const { db } = store;
  const account = await newAccount(db);
  const activity = activityStore(db, account);
  const read = async (source: string, at: string) => {
    await activity.begin("us-east-1", source);
    await activity.finish("us-east-1", source, at, at);
    await judgeDays(db, account, { limits });
  };
  const since = async () => (await historySince(db, account)).get("us-east-1")?.slice(0, 10);
  const [iam, sts, midnight] = ["iam.amazonaws.com", "sts.amazonaws.com", "T00:00:00.000Z"];
  await activity.begin("us-east-1", sts);
  await read(iam, `2026-03-31${midnight}`);
  expect(await since()).toBeUndefined();
  await read(sts, `2026-04-02${midnight}`);
  expect(await since()).toBe("2026-01-03");
  await read(iam, `2026-04-10${midnight}`);
  await read(sts, `2026-04-10${midnight}`);
  expect(await since()).toBe("2026-01-03");
  expect((await pastBefore(db, account, "2026-04-10")).followedSince("us-east-1")).toBeUndefined();
  await read(sts, `2026-08-01${midnight}`);
  expect(await since()).toBe("2026-05-04");
  await removeRegion(db, account, "us-east-1");
  expect(await since()).toBeUndefined();
  await read("sagemaker.amazonaws.com", `2026-08-01${midnight}`);
  expect(await since()).toBe("2026-05-04");
});
