import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#lib/store/client.ts";
import { setCurrentStore } from "#lib/store/current.ts";
import { activityStore, insertEvents, type NewEvent } from "#lib/store/events.ts";
import { noteImported } from "#lib/store/events-imports.ts";
import type { PeriodComparison } from "#lib/store/views.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";
import { actorFacts } from "../../app/_server/actor.ts";
import { sessionAnswer } from "../../app/_server/session.ts";
import { GET as compare } from "../../app/api/v1/activity/comparison/route.ts";
import { GET } from "../../app/api/v1/activity/session/route.ts";

let store: Store;
let account: string;
let made = 0;

beforeAll(async () => {
  store = await openTestStore();
  setCurrentStore(store);
  account = await newAccount(store.db);
});
afterAll(() => store.close());

function call(parts: Partial<NewEvent["event"]>): NewEvent {
  made += 1;
  const at = new Date(Date.parse("2026-11-02T10:00:00.000Z") + made * 1_000).toISOString();
  return { event: { ...plainEvent, id: `call-${made}`, at, record: {}, ...parts }, resources: [] };
}

const ends = [
  ["AWSService", null, "service"],
  ["AWSAccount", null, "account"],
  ["SAMLUser", null, "provider"],
  ["WebIdentityUser", null, "provider"],
  ["IdentityCenterUser", null, "provider"],
  ["IAMUser", null, "no-key"],
  ["SomethingNew", null, "no-key"],
  ["IAMUser", "AKIAUSER", "long-term"],
  ["AssumedRole", "ASIAGONE", "not-kept"],
] as const;

test.each(ends)("a session that %s opened with %s ends its chain as %s", async (actorType, accessKeyId, end) => {
  const key = `ASIA${actorType}${accessKeyId}`;
  await insertEvents(store.db, account, [call({ name: "AssumeRole", actorType, accessKeyId, issuedKeyId: key })]);
  expect(await sessionAnswer("elsewhere", key)).toMatchObject({ key, account, end, newest: null, opened: [] });
});

test("a user's own key ends the chain, with who made it and not with what that one used", async () => {
  const own = "AKIAMADEBYBOB";
  await insertEvents(store.db, account, [
    call({ name: "AssumeRole", accessKeyId: "AKIABOB", issuedKeyId: "ASIABOB" }),
    call({ name: "CreateAccessKey", actor: "bob", accessKeyId: "ASIABOB", issuedKeyId: own }),
    call({ name: "AssumeRole", accessKeyId: own, issuedKeyId: "ASIAALICE" }),
  ]);
  const { chain, end } = await sessionAnswer(account, "ASIAALICE");
  expect(end).toBe("long-term");
  expect(chain.map(({ key, opener }) => [key, opener?.name])).toEqual([
    ["ASIAALICE", "AssumeRole"],
    [own, "CreateAccessKey"],
  ]);
});

test("what leads in a circle says so, and a key that nothing is known of is told as such", async () => {
  await insertEvents(store.db, account, [
    call({ accessKeyId: "ASIATWO", issuedKeyId: "ASIAONE" }),
    call({ accessKeyId: "ASIAONE", issuedKeyId: "ASIATWO" }),
  ]);
  expect(await sessionAnswer(account, "ASIAONE")).toMatchObject({ end: "in-a-circle", chain: { length: 2 } });
  expect(await sessionAnswer(account, "ASIANOBODY")).toEqual({
    ...{
      key: "ASIANOBODY",
      account,
      accounts: [],
      newest: null,
      chain: [{ key: "ASIANOBODY", opener: null }],
      end: "not-kept",
    },
    ...{ signIns: [], opened: [], openedIsCut: false },
  });
});

test("a session that no event opened is set beside the sign-in of its time", async () => {
  const began = "2026-11-05T09:00:00.000Z";
  const signIn = call({ at: "2026-11-05T09:00:03.000Z", source: "signin.amazonaws.com", name: "ConsoleLogin" });
  await insertEvents(store.db, account, [
    signIn,
    call({ at: "2026-11-05T09:05:00.000Z", accessKeyId: "ASIACONSOLE", sessionCreated: began }),
  ]);
  const { end, signIns } = await sessionAnswer(account, "ASIACONSOLE");
  expect([end, signIns.map(({ id }) => id)]).toEqual(["not-kept", [signIn.event.id]]);
});

test("a key is asked for by its name alone", async () => {
  const ask = (query: string) => GET(new Request(`http://127.0.0.1/api/v1/activity/session?${query}`));
  expect((await ask("")).status).toBe(400);
  expect((await ask("accessKey=")).status).toBe(400);
  expect((await ask("accessKey=ASIANOBODY&account=nobody")).status).toBe(404);
  expect(await (await ask("accessKey=ASIABOB")).json()).toMatchObject({ account, end: "long-term" });
});

/** CloudTrail of the region was read to its end. */
async function wasRead(mine: string): Promise<void> {
  const activity = activityStore(store.db, mine);
  const { region } = plainEvent;
  await activity.begin(region, "sagemaker.amazonaws.com");
  await activity.finish(region, "sagemaker.amazonaws.com", "2026-11-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z");
}

test("an actor is told by all that is kept, whatever the period", async () => {
  const mine = await newAccount(store.db);
  const principal = `arn:aws:iam::${mine}:role/one`;
  const at = (day: string) => `2026-0${day}T00:00:00.000Z`;
  await insertEvents(store.db, mine, [
    call({ at: at("1-01") }),
    call({ at: at("2-01"), actor: "one/x", sessionIssuer: principal, actorType: "AssumedRole" }),
    call({ at: at("3-01"), actor: "one/y", sessionIssuer: principal, actorType: "AssumedRole" }),
  ]);
  // Files say nothing of what is not in them: of what they gave no history begins.
  expect((await actorFacts(mine, { principal })).historyFrom).toBeNull();
  await wasRead(mine);
  expect(await actorFacts(mine, { principal })).toMatchObject({
    ...{ type: "AssumedRole", resource: null, historyFrom: at("1-01") },
    seen: { first: at("2-01"), last: at("3-01") },
  });
  expect((await actorFacts(mine, { principal, actor: "one/x" })).seen).toEqual({ first: at("2-01"), last: at("2-01") });
  expect(await actorFacts(mine, { actor: "nobody" })).toMatchObject({ type: null, seen: null });
});

test("a period is set beside the time of its length before it, without one the last seven days", async () => {
  const compared = async (query: string) => {
    const answer = await compare(new Request(`http://127.0.0.1/api/v1/activity/comparison?${query}`));
    return (await answer.json()) as PeriodComparison;
  };
  const mine = await newAccount(store.db);
  await insertEvents(store.db, mine, [
    call({ at: "2026-03-01T12:00:00.000Z", actor: "old" }),
    call({ at: "2026-03-02T12:00:00.000Z", actor: "new" }),
  ]);
  await wasRead(mine);
  const found = await compared(`account=${mine}&from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00%2B00:00`);
  expect(found).toMatchObject({
    ...{ before: "2026-03-01T00:00:00.000Z", from: "2026-03-02T00:00:00.000Z", to: "2026-03-03T00:00:00.000Z" },
    historyFrom: "2026-03-01T12:00:00.000Z",
    actors: { came: { rows: [{ value: "new", count: 1 }] }, gone: { rows: [{ value: "old", count: 1 }] } },
  });
  // A file of years ago brings no history with it.
  const span = { region: plainEvent.region, oldest: "2025-01-01T00:00:00.000Z", newest: "2025-01-02T00:00:00.000Z" };
  await insertEvents(store.db, mine, [
    call({ at: span.oldest, fromFile: true }),
    call({ at: span.newest, fromFile: true }),
  ]);
  await noteImported(store.db, mine, [span]);
  const later = await compared(`account=${mine}&from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z`);
  expect(later.historyFrom).toBe("2026-03-01T12:00:00.000Z");
  const usual = await compared(`account=${mine}`);
  expect(Date.parse(usual.to) - Date.parse(usual.from)).toBe(7 * 24 * 3_600_000);
  expect(usual.actors).toEqual({ came: { rows: [], total: 0 }, gone: { rows: [], total: 0 } });
  const backwards = await compared(`account=${mine}&from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z`);
  expect(backwards).toMatchObject({ before: backwards.from, actors: { came: { total: 0 }, gone: { total: 0 } } });
});
