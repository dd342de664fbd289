import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EventFilter } from "#lib/filters/activity.ts";
import { signalsIn } from "#lib/signals/index.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { insertEvents } from "#lib/store/events.ts";
import { walkEvents } from "#lib/store/events-list.ts";
import { spanOf, summarizeEvents } from "#lib/store/events-summary.ts";
import { inTransaction, query } from "#lib/store/query.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { actors, eventOf, keys, roles } from "./event-of.ts";
import { newAccount } from "./fixtures.ts";

let store: Store;
let account: string;
const events = Array.from({ length: 90 }, (_, at) => eventOf(at));
type Event = (typeof events)[number];

beforeAll(async () => {
  store = await openTestStore();
  account = await newAccount(store.db);
  await insertEvents(store.db, account, events);
});
afterAll(() => store.close());

const newestFirst = events.toSorted(({ event: one }, { event: other }) =>
  one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1,
);

function tallyOf(all: readonly Event[]) {
  const times = all.map(({ event }) => event.at).sort();
  return {
    count: all.length,
    failed: all.filter(({ event }) => event.errorCode !== null).length,
    changes: all.filter(({ event }) => event.errorCode === null && !event.readOnly).length,
    first: times[0],
    last: times.at(-1),
  };
}

/** By some text of the event; those without one are left out. */
function tallies(all: readonly Event[], keysOf: (event: Event) => (string | null)[]) {
  const pairs = all.flatMap((event) => keysOf(event).map((key) => ({ key, event })));
  return new Map(
    [...Map.groupBy(pairs, ({ key }) => key)].flatMap(([key, own]) =>
      key === null ? [] : [[key, tallyOf(own.map(({ event }) => event))] as const],
    ),
  );
}

const only = ({ count, failed, changes, first, last }: ReturnType<typeof tallyOf>) => ({
  ...{ count, failed, changes, first, last },
});

const filters = fc.record(
  {
    actor: fc.constantFrom(...actors, "nobody"),
    principal: fc.constantFrom(...roles, "arn:aws:iam::1:user/bob", "nobody"),
    accessKey: fc.constantFrom(...keys),
    resource: fc.constantFrom("arn:aws:sagemaker:us-east-1:1:model/model-3"),
    from: fc.constant("2026-11-21T00:00:00.000Z"),
    readOnly: fc.boolean(),
  },
  { requiredKeys: [] },
);

test("every table says of its rows what counting the listed events by hand does", async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.integer({ min: 1, max: 120 }), async (parts, most) => {
      const all = newestFirst.filter(({ event, resources }) => fits(event, resources, parts));
      const read = all.slice(0, most);
      const found = await summarizeEvents(store.db, { account, ...parts }, { most });
      const { count, failed, changes, first = null, last = null } = tallyOf(read);
      expect(found).toMatchObject({ events: count, failed, changes, first, last, isCut: all.length >= most });
      expect(found.withMfa).toBe(read.filter(({ event }) => event.mfa === true).length);
      expect(found.withoutMfa).toBe(read.filter(({ event }) => event.mfa === false).length);
      expect(found.signalled).toBe(read.filter(({ event }) => signalsIn(event).length > 0).length);
      const byHand = {
        resources: tallies(read, ({ resources }) => resources.map(({ arn }) => arn)),
        calls: tallies(read, ({ event }) => [`${event.source} ${event.name}`]),
        addresses: tallies(read, ({ event }) => [`${event.addressClass} ${event.address}`]),
        clients: tallies(read, ({ event }) => [event.client]),
        actors: tallies(read, ({ event }) => [`${event.actor} ${event.sessionIssuer ?? event.actorArn}`]),
        sessions: tallies(read, ({ event }) => [event.accessKeyId]),
      };
      const { resources, calls, addresses, clients, actors: who, sessions } = found;
      const told = {
        resources: new Map(resources.rows.map((row) => [row.arn, only(row)])),
        calls: new Map(calls.rows.map((row) => [`${row.source} ${row.name}`, only(row)])),
        addresses: new Map(addresses.rows.map((row) => [`${row.addressClass} ${row.address}`, only(row)])),
        clients: new Map(clients.rows.map((row) => [row.client, only(row)])),
        actors: new Map(who.rows.map((row) => [`${row.actor} ${row.principal}`, only(row)])),
        sessions: new Map(sessions.rows.map((row) => [row.key, only(row)])),
      };
      expect(told).toEqual(byHand);
      for (const { rows, total } of [resources, calls, addresses, clients, who, sessions])
        expect(total).toBe(rows.length);
      for (const { rows } of [resources, addresses, clients, who, sessions]) {
        expect(rows.map((row) => row.last)).toEqual(
          rows
            .map((row) => row.last)
            .toSorted()
            .toReversed(),
        );
      }
      expect(calls.rows.map((row) => row.count)).toEqual(
        calls.rows.map((row) => row.count).toSorted((one, other) => other - one),
      );
      const [whole] = [tallyOf(all)];
      expect(await spanOf(store.db, { account, ...parts })).toEqual(
        all.length > 0 ? { first: whole.first, last: whole.last } : undefined,
      );
    }),
    { numRuns: 60 },
  );
}, 120_000);

function fits(event: Event["event"], resources: Event["resources"], parts: Omit<EventFilter, "account">): boolean {
  return (
    (!parts.actor || event.actor === parts.actor) &&
    (!parts.principal || (event.sessionIssuer ?? event.actorArn) === parts.principal) &&
    (!parts.accessKey || [event.accessKeyId, event.issuedKeyId].includes(parts.accessKey)) &&
    (!parts.resource || resources.some(({ arn }) => arn.toLowerCase() === parts.resource)) &&
    (!parts.from || event.at >= parts.from) &&
    (parts.readOnly === undefined || event.readOnly === parts.readOnly)
  );
}

test("the last call, address and names behind are those of the events; a table holds a hundred rows and counts the rest", async () => {
  const mine = await newAccount(store.db);
  const many = Array.from({ length: 150 }, (_, at) => {
    const { event } = eventOf(1);
    const time = new Date(Date.parse(event.at) + at * 1_000).toISOString();
    const own = { id: `many-${at}`, at: time, actor: "Role/one", address: `198.51.100.${at}`, accessKeyId: "ASIAONE" };
    return {
      event: { ...event, ...own, behind: `person ${at % 5}`, name: `Call${at}` },
      resources: [{ arn: `arn:aws:s3:::bucket-${at % 2}`, kind: "s3-bucket" }],
    };
  });
  await insertEvents(store.db, mine, many);
  const found = await summarizeEvents(store.db, { account: mine });
  expect(found.addresses).toMatchObject({ total: 150, rows: { length: 100 } });
  expect(found.addresses.rows[0]?.address).toBe("198.51.100.149");
  expect(found.actors.rows).toMatchObject([{ lastCall: "Call149", behind: ["person 0", "person 1", "person 2"] }]);
  expect(found.resources.rows.map(({ arn, lastCall }) => [arn, lastCall])).toEqual([
    ["arn:aws:s3:::bucket-1", "Call149"],
    ["arn:aws:s3:::bucket-0", "Call148"],
  ]);
  expect(found.sessions.rows).toMatchObject([{ key: "ASIAONE", address: "198.51.100.149", opener: null, count: 150 }]);
  expect(await summarizeEvents(store.db, { account: await newAccount(store.db) })).toMatchObject({
    ...{ events: 0, first: null, isCut: false, calls: { rows: [], total: 0 }, sessions: { rows: [] } },
  });
});

test("the events of a principal are walked by its index from both ends", async () => {
  await query(store.db, sql`analyze events`);
  await inTransaction(store.db, async (tx) => {
    // Few rows are quickly sorted: whether the index can be walked is asked, not what is cheapest here.
    for (const way of ["seqscan", "bitmapscan"]) await query(tx, sql.raw(`set local enable_${way} = off`));
    for (const from of ["newest", "oldest"] as const) {
      const walk = await walkEvents(
        tx,
        { account, principal: roles[0] ?? "" },
        { columns: sql`e.id, e.at`, limit: 5, from },
      );
      const plan = JSON.stringify(await query(tx, sql`explain ${walk}`));
      expect(plan).toContain("events_by_principal");
      expect(plan).not.toContain("Sort");
    }
  });
});
