import { afterAll, beforeAll, expect, test } from "vitest";
import { seenUse } from "#lib/scan/path-use.ts";
import type { Store } from "#lib/store/client.ts";
import { insertEvents, type NewEvent } from "#lib/store/events.ts";
import { newAccount } from "#tests/store/fixtures.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { openTestStore } from "#tests/support/test-store.ts";

const account = "111122223333";
const role = `arn:aws:iam::${account}:role/studio`;
const endpoint = `arn:aws:sagemaker:us-east-1:${account}:endpoint/scores`;

function event(id: string, at: string, name: string, more: Partial<NewEvent["event"]> = {}): NewEvent {
  return {
    event: {
      ...plainEvent,
      ...{ id, at, name, actor: `actor of ${id}`, actorType: "AssumedRole" },
      record: {},
      ...more,
    },
    resources: [{ arn: endpoint, kind: "endpoint" }],
  };
}

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
  await newAccount(store.db, account);
  await insertEvents(store.db, account, [
    event("made", "2026-11-01T00:00:00.000Z", "CreateEndpoint"),
    event("first", "2026-11-02T00:00:00.000Z", "UpdateEndpoint", { sessionIssuer: role }),
    event("refused", "2026-11-05T00:00:00.000Z", "UpdateEndpoint", { sessionIssuer: role, errorCode: "AccessDenied" }),
    event("west", "2026-11-03T00:00:00.000Z", "ListModels", { region: "us-west-2" }),
  ]);
}, 60_000);

afterAll(() => store.close());

const until = "2026-11-20T00:00:00.000Z";
const read = (region: string, gap: string | null = null) => ({ region, readTo: until, gap });
const never = (region: string) => ({ region, readTo: null, gap: `No event of ${region} was read.` });
const ask = (Events: string[], whose: { By: string } | { About: string }, reach: Parameters<typeof seenUse>[3]) =>
  seenUse(store.db, account, { Events, ...whose }, reach);

test("the latest call that went through is a use: by the sessions of a role, or about a resource", async () => {
  expect(await ask(["UpdateEndpoint"], { About: endpoint }, [read("us-east-1")])).toMatchObject({
    event: { id: "first" },
  });
  const by = await ask(["UpdateEndpoint"], { By: role }, [read("us-east-1")]);
  expect(by).toMatchObject({ event: { id: "first", actor: "actor of first" }, gaps: [] });
  expect(by.event).not.toHaveProperty("record");
});

test("nothing is only said between the times that were read", async () => {
  const none = await ask(["DeleteEndpoint"], { About: endpoint }, [read("us-east-1"), never("us-west-2")]);
  expect(none).toEqual({ event: null, from: "2026-11-01T00:00:00.000Z", to: until, gaps: [] });
});

test("a role may act in any region: all of them count, and the one read least says since when", async () => {
  const both = await ask(["CreateApp"], { By: role }, [read("us-east-1"), read("us-west-2")]);
  expect(both).toMatchObject({ event: null, from: "2026-11-03T00:00:00.000Z", to: until });
  const half = await ask(["CreateApp"], { By: role }, [read("us-east-1"), never("us-west-2")]);
  expect(half.gaps).toEqual(["No event of us-west-2 was read."]);
});

test("what was not read is no absence", async () => {
  const unread = await ask(["UpdateEndpoint"], { By: `${role}-2` }, [never("us-east-1")]);
  expect(unread).toEqual({ event: null, from: null, to: null, gaps: ["No event of us-east-1 was read."] });
  expect(await ask(["DeleteEndpoint"], { About: endpoint }, [])).toMatchObject({
    from: null,
    to: null,
    gaps: ["No event of us-east-1 was read."],
  });
});
