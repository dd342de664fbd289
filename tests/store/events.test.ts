import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressClasses, clientClasses, type EventFilter, mfaStates, tlsStates } from "#lib/filters/activity.ts";
import { signalsIn } from "#lib/signals/index.ts";
import { isOutdated } from "#lib/signals/outdated-tls.ts";
import type { Store } from "#lib/store/client.ts";
import { activityStore, insertEvents } from "#lib/store/events.ts";
import { getEvent, listEvents } from "#lib/store/events-list.ts";
import { eventFacets, eventHistogram } from "#lib/store/events-statistics.ts";
import type { EventRow } from "#lib/store/views.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { actors, eventOf, keys, names, roles } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let account: string;

const events = Array.from({ length: 90 }, (_, at) => eventOf(at));

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  await insertEvents(store.db, account, events);
});
afterAll(() => store.close());

test("events are saved once each, however often and in whatever pages they come", async () => {
  const mine = await newAccount(store.db);
  expect(await insertEvents(store.db, mine, [])).toBe(0);
  expect(await insertEvents(store.db, mine, events.slice(0, 50))).toBe(50);
  expect(await insertEvents(store.db, mine, events.slice(30))).toBe(40);
  expect(await insertEvents(store.db, mine, events)).toBe(0);
  expect((await listEvents(store.db, { account: mine }, { limit: 500 })).rows).toHaveLength(90);
});

test("what CloudTrail says of an event takes the place of what a file said, and not the other way round", async () => {
  const mine = await newAccount(store.db);
  const { event, resources } = eventOf(1);
  const forged = {
    event: { ...event, actor: "somebody-else", fromFile: true },
    resources: [{ arn: "arn:aws:sagemaker:us-east-1:1:model/other", kind: "model" }],
  };
  expect(await insertEvents(store.db, mine, [forged])).toBe(1);
  expect(await insertEvents(store.db, mine, [{ event, resources }])).toBe(1);
  expect(await insertEvents(store.db, mine, [forged])).toBe(0);
  expect(await getEvent(store.db, mine, event.id)).toMatchObject({ actor: event.actor, fromFile: false, resources });
});

test("who calls SageMaker is remembered, and nobody else", async () => {
  const wanted = events.flatMap(({ event }) => {
    const principal = event.sessionIssuer ?? event.actorArn;
    return principal && event.source.startsWith("sagemaker.") ? [principal] : [];
  });
  expect(await activityStore(store.db, account).callers()).toEqual(new Set(wanted));
  expect(await activityStore(store.db, await newAccount(store.db)).callers()).toEqual(new Set());
});

async function everyPage(filter: EventFilter, limit: number): Promise<EventRow[]> {
  const rows: EventRow[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listEvents(store.db, filter, { limit, ...(cursor && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

function isOneOf(wanted: readonly string[] | undefined, value: string): boolean {
  return !wanted || wanted.length === 0 || wanted.includes(value);
}

function tlsOf(version: string | null): string {
  if (version === null) return "none";
  return isOutdated(version) ? "outdated" : version.slice("TLSv".length);
}

function binsOf(wanted: typeof events, by: "hour" | "day") {
  const [length, rest] = by === "day" ? [10, "T00:00:00.000Z"] : [13, ":00:00.000Z"];
  const bins = Map.groupBy(wanted, ({ event }) => event.at.slice(0, length) + rest);
  return [...bins]
    .map(([at, own]) => {
      const failed = own.filter(({ event }) => event.errorCode !== null).length;
      const reads = own.filter(({ event }) => event.errorCode === null && event.readOnly).length;
      return { at, reads, changes: own.length - failed - reads, failed };
    })
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}

test("every filter lists what fits, newest first, each event once whatever the page", async () => {
  const filters = fc.record(
    {
      actor: fc.constantFrom(...actors, "nobody"),
      name: fc.constantFrom(...names),
      readOnly: fc.boolean(),
      failed: fc.boolean(),
      resource: fc.constantFrom(
        "arn:aws:sagemaker:us-east-1:1:model/model-3",
        "arn:aws:sagemaker:us-east-1:1:model/MODEL-0",
      ),
      principal: fc.constantFrom(...roles, "arn:aws:iam::1:user/bob", "nobody"),
      accessKey: fc.constantFrom(...keys, "none"),
      source: fc.constantFrom(["iam.amazonaws.com"], ["sagemaker.amazonaws.com", "iam.amazonaws.com"]),
      address: fc.constantFrom("198.51.100.8", "10.0.0.1"),
      addressClass: fc.subarray([...addressClasses]),
      client: fc.subarray([...clientClasses]),
      mfa: fc.subarray([...mfaStates]),
      tls: fc.subarray([...tlsStates]),
      error: fc.constantFrom("AccessDenied", "none"),
      signalled: fc.boolean(),
      q: fc.constantFrom("ALICE", "198.51.100.8", "denied", "%"),
      from: fc.constantFrom("2026-11-21T00:00:00Z", "2026-11-21T01:00:00+01:00"),
      to: fc.constantFrom("2026-11-21T01:10:00.000Z"),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 100 }), async (parts, limit) => {
      const wanted = events.filter(({ event, resources }) => {
        const text = `${event.name}\n${event.actor}\n${event.address}\n${event.userAgent}\n${event.errorCode ?? ""}`;
        return (
          (!parts.actor || event.actor === parts.actor) &&
          (!parts.name || event.name === parts.name) &&
          (!parts.principal || (event.sessionIssuer ?? event.actorArn) === parts.principal) &&
          (!parts.accessKey || [event.accessKeyId, event.issuedKeyId].includes(parts.accessKey)) &&
          isOneOf(parts.source, event.source) &&
          (!parts.address || event.address === parts.address) &&
          isOneOf(parts.addressClass, event.addressClass) &&
          isOneOf(parts.client, event.client) &&
          isOneOf(parts.mfa, event.mfa === null ? "none" : event.mfa ? "with" : "without") &&
          isOneOf(parts.tls, tlsOf(event.tls)) &&
          (!parts.error || event.errorCode === parts.error) &&
          (parts.signalled === undefined || signalsIn(event).length > 0 === parts.signalled) &&
          (parts.readOnly === undefined || event.readOnly === parts.readOnly) &&
          (parts.failed === undefined || (event.errorCode !== null) === parts.failed) &&
          (!parts.resource || resources.some(({ arn }) => arn.toLowerCase() === parts.resource?.toLowerCase())) &&
          (!parts.q || text.toLowerCase().includes(parts.q.toLowerCase())) &&
          (!parts.from || event.at >= new Date(parts.from).toISOString()) &&
          (!parts.to || event.at < parts.to)
        );
      });
      const rows = await everyPage({ account, ...parts }, limit);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(wanted.map(({ event }) => event.id).toSorted());
      expect(rows.map(({ at }) => at)).toEqual(
        rows
          .map(({ at }) => at)
          .toSorted()
          .reverse(),
      );
      for (const by of ["hour", "day"] as const) {
        const bins = await eventHistogram(store.db, { account, ...parts }, by);
        expect(bins).toEqual(binsOf(wanted, by));
      }
    }),
    { numRuns: 100 },
  );
});

test("one event whole, its record in CloudTrail's order", async () => {
  const [one] = events;
  if (!one) throw new Error("There are no events.");
  const found = await getEvent(store.db, account, one.event.id);
  expect(found).toMatchObject({ ...one.event, record: { Zeta: 0, Alpha: "\ufffd" }, resources: one.resources });
  expect(Object.keys(found?.record ?? {})).toEqual(["Zeta", "Alpha"]);
  expect(await getEvent(store.db, "another account", one.event.id)).toBeUndefined();
});

test("over time, and who and what there is to choose from", async () => {
  const days = await eventHistogram(store.db, { account }, "day");
  expect(days.map(({ at }) => at)).toEqual(["2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"]);
  const failed = events.filter(({ event }) => event.errorCode !== null).length;
  expect(days.reduce((total, day) => total + day.failed, 0)).toBe(failed);
  const { actors: who, names: what } = await eventFacets(store.db, account);
  expect(who[0]?.value).toBe("alice");
  expect(what.map(({ value }) => value).toSorted()).toEqual(names.toSorted());
});

test("a sync remembers what it has reached until it is finished", async () => {
  const mine = await newAccount(store.db);
  const sync = activityStore(store.db, mine);
  const at = ["us-east-1", "sagemaker.amazonaws.com"] as const;
  expect([await sync.newest(...at), await sync.reached(...at)]).toEqual([undefined, undefined]);
  const reached = { newest: "2026-11-22T12:00:00.000Z", oldest: "2026-11-22T11:00:00.000Z" };
  await sync.begin(...at);
  await sync.reach(...at, reached);
  expect([await sync.newest(...at), await sync.reached(...at)]).toEqual([undefined, reached]);
  await sync.finish(...at, reached.newest, "2026-11-22T12:30:00.000Z");
  expect([await sync.newest(...at), await sync.reached(...at)]).toEqual([reached.newest, undefined]);
  await sync.reach(...at, reached);
  expect([await sync.newest(...at), await sync.reached(...at)]).toEqual([reached.newest, reached]);
  expect(await sync.newest("eu-west-1", at[1])).toBeUndefined();
});

test("what CloudTrail amended takes the place of what it had said, whoever stores which first, and at once as well", async () => {
  const said = eventOf(1);
  const addendum = { reason: "UPDATED_DATA", originalEventID: said.event.id };
  for (let round = 0; round < 12; round++) {
    const account = await newAccount(store.db);
    const amended = { ...said, event: { ...said.event, name: "Amended", record: { addendum } } };
    const stored = [said, amended].map((one) => () => insertEvents(store.db, account, [one]));
    const [first, second] = round % 2 === 0 ? stored : stored.toReversed();
    if (round < 4) {
      await first?.();
      await second?.();
    } else await Promise.all([first?.(), second?.()]);
    expect((await getEvent(store.db, account, said.event.id))?.name).toBe("Amended");
  }
});
