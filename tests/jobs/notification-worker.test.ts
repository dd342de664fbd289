import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type NotificationWorker, startNotifications } from "#lib/jobs/notification-worker.ts";
import type { Channel } from "#lib/notifications/channel.ts";
import { noteNews } from "#lib/notifications/note-news.ts";
import type { Store } from "#lib/store/client.ts";
import { sql } from "#lib/store/drizzle.ts";
import { channelStates, forgetNotices, takeMessage } from "#lib/store/notices.ts";
import { query } from "#lib/store/query.ts";
import { finishRemoval } from "#lib/store/removal.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { scanned } from "../notifications/happened.ts";

let store: Store;
let account: string;
let answer: RequestListener;
let received: { id: string; titles: string[]; isTest: boolean }[] = [];
const said: string[] = [];
const log = (message: string) => void said.push(message);
const server = createServer(async (request, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  const { data } = JSON.parse(body) as { data: { test: boolean; notices: { title: string }[] } };
  const titles = data.notices.map(({ title }) => title);
  received.push({ id: String(request.headers["webhook-id"]), titles, isTest: data.test });
  answer(request, response);
});
const workers: NotificationWorker[] = [];

beforeAll(async () => {
  store = await openTestStore();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await store.close();
});
beforeEach(async () => {
  for (const table of ["notice_contents", "notice_messages", "notices"])
    await query(store.db, sql`delete from ${sql.identifier(table)}`);
  await query(store.db, sql`update scans set finished_at = '2020' where finished_at is not null`);
  account = await newAccount(store.db);
  answer = (_, response) => void response.writeHead(204).end();
  received = [];
  said.length = 0;
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

const hook = (parts: Partial<Channel> = {}): Channel =>
  ({
    ...{ name: "hook", on: ["findings"], severities: ["critical", "high"], accounts: "all", when: "at-once" },
    ...{ type: "webhook", url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ...parts },
  }) as Channel;

function started(...channels: Channel[]): NotificationWorker {
  const worker = startNotifications(store, { channels, dashboard: null, log });
  workers.push(worker);
  return worker;
}

const state = async () => (await channelStates(store.db)).find(({ channel }) => channel === "hook");
const until = (what: () => Promise<void>) => vi.waitFor(what, { timeout: 10_000, interval: 100 });
/** As if all that waits had waited so long. */
const later = (ms: number, due = sql`due_at`) =>
  query(
    store.db,
    sql`update notice_messages set at = '2020', due_at = case when ${ms}::int = 0 then ${due} else
          to_char((due_at::timestamp - ${`${ms} milliseconds`}::interval), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end where state = 'waiting'`,
  );

test("what happens reaches a channel, and two processes send it once", async () => {
  const [one, another] = [started(hook()), started(hook())];
  await scanned(store.db, account, { findings: { bad: {} } });
  one.look();
  another.look();
  await until(async () => expect(await state()).toMatchObject({ waiting: 0, lastSentAt: expect.any(String) }));
  expect(received).toMatchObject([{ titles: [`First scan of ${account}: grade D, 0 critical or high findings`] }]);
  expect(said).toEqual([]);
});

test("what cannot be sent is tried again under the same id, as late as the receiver asks; why is told meanwhile", async () => {
  answer = (_, response) => void response.writeHead(429, { "retry-after": "600" }).end();
  await scanned(store.db, account, { findings: {} });
  const worker = started(hook());
  await until(async () => {
    expect(await state()).toMatchObject({
      waiting: 1,
      lastSentAt: null,
      lastFailure: { why: expect.stringContaining("did not take the notice (HTTP 429)"), final: false },
    });
  });
  const [row] = await query<{ at: string }>(store.db, sql`select at from notice_messages`);
  expect(Date.parse(row?.at ?? "") - Date.now()).toBeGreaterThan(590_000 - 10_000);
  answer = (_, response) => void response.writeHead(200).end();
  await later(0);
  worker.look();
  await until(async () => expect(await state()).toMatchObject({ waiting: 0, lastSentAt: expect.any(String) }));
  expect(received).toHaveLength(2);
  expect(received[0]?.id).toBe(received[1]?.id);
});

test("what is refused for good is not sent again; what fails for a day is given up, and said to be", async () => {
  answer = (_, response) => void response.writeHead(404).end();
  await scanned(store.db, account, { findings: {} });
  started(hook());
  await until(async () => expect(await state()).toMatchObject({ waiting: 0, lastFailure: { final: true } }));
  expect(received).toHaveLength(1);
  answer = (_, response) => void response.writeHead(503).end();
  const other = await newAccount(store.db);
  await scanned(store.db, other, { findings: {} });
  await noteNews(store.db, [hook()]);
  await later(23.99 * 3_600_000);
  await until(async () => {
    expect(await state()).toMatchObject({
      waiting: 0,
      lastFailure: { why: expect.stringMatching(/^Given up after a day: http:.*HTTP 503/), final: true },
    });
  });
});

test("a digest gathers what happens until its time, and is one message", async () => {
  const digest = hook({ when: { digest: "0 7 * * *", timeZone: "Europe/Berlin" } });
  const [noon, evening] = [new Date(Date.now() + 60_000), new Date(Date.now() + 120_000)];
  await scanned(store.db, account, { findings: {} });
  await noteNews(store.db, [digest], noon);
  await scanned(store.db, await newAccount(store.db), { findings: {} });
  await noteNews(store.db, [digest], evening);
  expect(await state()).toMatchObject({ waiting: 1, lastSentAt: null, lastFailure: null });
  expect(await takeMessage(store.db, 1_000)).toBeUndefined();
  await later(0);
  started(digest);
  await until(async () => expect(await state()).toMatchObject({ waiting: 0 }));
  expect(received.map(({ titles }) => titles.length)).toEqual([2]);
  // What comes when it has been sent already is not lost with it.
  await scanned(store.db, await newAccount(store.db), { findings: {} });
  await noteNews(store.db, [digest], evening);
  await later(0);
  await until(async () => expect(received.map(({ titles }) => titles.length)).toEqual([2, 1]));
  expect(received[0]?.id).not.toBe(received[1]?.id);
});

test("a message that a process left behind is sent by another, under the same id", async () => {
  await scanned(store.db, account, { findings: {} });
  await noteNews(store.db, [hook()]);
  const taken = await takeMessage(store.db, 300);
  expect(await takeMessage(store.db, 300)).toBeUndefined();
  started(hook());
  await until(async () => expect(received.map(({ id }) => id)).toEqual([taken?.id]));
});

test("a channel that is named no more is told of; what tells of an account that is gone goes with it", async () => {
  await scanned(store.db, account, { findings: {} });
  await noteNews(store.db, [hook()]);
  started();
  await until(async () => {
    const why = expect.stringContaining("There is no channel hook.");
    expect(await state()).toMatchObject({ waiting: 0, lastFailure: { why, final: true } });
  });
  const other = await newAccount(store.db);
  await scanned(store.db, other, { findings: {} });
  await noteNews(store.db, [hook({ name: "late", when: { digest: "0 7 * * *", timeZone: "UTC" } })]);
  await query(store.db, sql`update accounts set removing = true where id = ${other}`);
  await finishRemoval(store.db, other);
  await later(0);
  started(hook({ name: "late" }));
  await until(async () => {
    expect((await channelStates(store.db)).map(({ channel }) => channel)).toEqual(["hook"]);
  });
  expect(received).toEqual([]);
});

test("what was told is kept for a while; what still waits stays", async () => {
  await scanned(store.db, account, { findings: {} });
  await noteNews(store.db, [hook(), hook({ name: "late", when: { digest: "0 7 1 1 *", timeZone: "UTC" } })]);
  await query(store.db, sql`update notice_messages set state = 'sent' where channel = 'hook'`);
  const left = async () =>
    Promise.all(
      ["notices", "notice_messages", "notice_contents"].map(
        async (table) => (await query(store.db, sql`select 1 from ${sql.identifier(table)}`)).length,
      ),
    );
  const [before] = await left();
  await forgetNotices(store.db, "2020");
  expect(await left()).toEqual([before, 2, 2]);
  await forgetNotices(store.db, new Date(Date.now() + 60_000).toISOString());
  // The first scan's notice waits for January.
  expect(await left()).toEqual([1, 1, 1]);
});

test("a test says how it went; one at a time, and none of a channel that there is not", async () => {
  const worker = started(hook(), hook({ name: "chat", type: "slack", urlVariable: "SAGEWARDEN_NOT_SET" } as Channel));
  expect(await worker.test("hook")).toEqual({ sent: true, why: null });
  expect(received).toMatchObject([{ isTest: true, titles: ["A test of this channel"] }]);
  expect(await worker.test("chat")).toEqual({
    sent: false,
    why: expect.stringContaining("SAGEWARDEN_NOT_SET is not set"),
  });
  await expect(worker.test("nobody")).rejects.toMatchObject({ name: "AppError", code: "not-found" });
  const held = Promise.withResolvers<void>();
  answer = async (_, response) => {
    await held.promise;
    response.writeHead(500).end();
  };
  const first = worker.test("hook");
  await expect(worker.test("hook")).rejects.toMatchObject({ code: "conflict" });
  held.resolve();
  expect(await first).toMatchObject({ sent: false, why: expect.stringContaining("HTTP 500") });
});

test("what goes wrong with the database is said once, and the rest goes on when it is back", async () => {
  const failing = vi.spyOn(store.db, "execute").mockRejectedValue(new Error("away"));
  const worker = started(hook());
  await until(async () =>
    expect(said.some((line) => line.startsWith("Not everything is noticed: findings: away"))).toBe(true),
  );
  failing.mockRestore();
  await scanned(store.db, account, { findings: {} });
  worker.look();
  await until(async () => expect(received).toHaveLength(1));
  expect(said.filter((line) => line.startsWith("Not everything"))).toHaveLength(1);
});
