import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ActorHead } from "#components/activity/actor-head.tsx";
import { actorHref, eventsHref, sessionHref, whoOf } from "#components/activity/actor-link.ts";
import { ActorTallies } from "#components/activity/actor-tallies.tsx";
import { Differences } from "#components/activity/differences.tsx";
import { OpenedSessions } from "#components/activity/opened-sessions.tsx";
import { actorQueryOf, loadActorState } from "#components/activity/search-params.ts";
import { SessionChain } from "#components/activity/session-chain.tsx";
import { openedWords } from "#components/activity/session-words.ts";
import { SummaryFacts } from "#components/activity/summary-facts.tsx";
import { activityList } from "#lib/filters/activity.ts";
import { timesIn } from "#lib/format-times.ts";
import {
  type ActorTally,
  chainEnds,
  type EventSummary,
  type ListedEvent,
  type SessionAnswer,
} from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { summaryQuery } from "../../app/_search-params/activity.ts";

const account = "111122223333";
const event: ListedEvent = { ...plainEvent, account, name: "AssumeRole" };
const hostile = `"><script>alert(1)</script>\u202e`;

function drawn(element: React.ReactElement) {
  const markup = renderToStaticMarkup(element);
  expect(markup).not.toContain("<script>");
  return { markup, text: markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ") };
}

describe("the chain of a session", () => {
  const session = (parts: Partial<SessionAnswer> = {}): SessionAnswer => ({
    ...{
      key: "ASIAONE",
      account,
      accounts: [account],
      newest: event,
      chain: [{ key: "ASIAONE", opener: event }],
      end: "no-key",
    },
    ...{ signIns: [], opened: [], openedIsCut: false },
    ...parts,
  });
  const draw = (parts: Partial<SessionAnswer>) =>
    drawn(createElement(SessionChain, { session: session(parts), eventHref: ({ id }: ListedEvent) => `?event=${id}` }));

  test("each end is said in words of its own, with and without a call, whatever names people have", () => {
    const said = chainEnds.map((end) => {
      const none = draw({ end, newest: null, chain: [{ key: "ASIAONE", opener: null }] });
      const named = { ...event, actor: hostile, address: hostile, name: hostile, behind: hostile };
      draw({ end, newest: named, chain: [{ key: hostile, opener: named }], signIns: [named] });
      return none.text;
    });
    expect(new Set(said).size).toBe(chainEnds.length);
  });

  test("it is told from the beginning down to this session", () => {
    const user = { ...event, id: "two", actor: "grace", accessKeyId: "AKIAGRACE", issuedKeyId: "ASIATWO" };
    const role = { ...event, id: "one", actor: "admin/grace", accessKeyId: "ASIATWO", issuedKeyId: "ASIAONE" };
    const { text, markup } = draw({
      chain: [
        { key: "ASIAONE", opener: role },
        { key: "ASIATWO", opener: user },
        { key: "AKIAGRACE", opener: { ...event, id: "made", name: "CreateAccessKey", actor: "mallory" } },
      ],
      end: "long-term",
    });
    const order = [
      "grace has a long-term key",
      "made by mallory",
      "grace called AssumeRole",
      "admin/grace called",
      "session’s",
    ];
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
    );
    for (const part of order) expect(text).toContain(part);
    expect(markup).toContain("accessKey=ASIATWO");
    expect(markup).toContain("?event=one");
  });

  test("what is not kept is said, and a sign-in of that time is no more than one", () => {
    const began = "2026-11-02T09:00:00.000Z";
    const { text } = draw({
      end: "not-kept",
      newest: { ...event, sessionCreated: began },
      chain: [{ key: "ASIAONE", opener: null }],
      signIns: [{ ...event, name: "ConsoleLogin" }],
    });
    expect(text).toContain("is not kept; it began on 2 Nov 2026, 09:00 UTC");
    expect(text).toContain("By the time alone it may be");
  });

  test("what it opened in turn is listed with whose it was, and says when there is more", () => {
    const opened = {
      depth: 1,
      with: "ASIAONE",
      key: "ASIANEXT",
      opener: event,
      count: 1000,
      last: event.at,
      who: hostile,
    };
    const draw = (parts: Partial<SessionAnswer>) =>
      drawn(createElement(OpenedSessions, { session: session(parts) })).text;
    expect(draw({ opened: [opened], openedIsCut: true })).toMatch(/1 of more.*ASIANEXT.*1,000 events or more/);
    expect(draw({ opened: [{ ...opened, who: null, count: 0, last: null }] })).toContain("no call of it is kept");
    expect(draw({})).toContain("No event that is kept gave out a key to it");
  });

  test("a key without the call that gave it out is no session without an opener", () => {
    expect(openedWords("ASIAONE", null, timesIn("UTC"))).toContain("not kept");
    expect(openedWords("AKIAONE", null, timesIn("UTC"))).toContain("a user’s own key");
    expect(openedWords("ASIAONE", event, timesIn("UTC"))).toBe("opened by alice with AssumeRole on 2 Nov, 10:00");
  });
});

describe("the head of an actor", () => {
  const principal = `arn:aws:iam::${account}:role/team/admin`;
  const facts = {
    ...{ account, who: { principal }, type: "AssumedRole", resource: null, historyFrom: "2026-08-29T00:00:00.000Z" },
    ...{ seen: { first: event.at, last: event.at }, since: "2026-08-29T00:00:00.000Z" },
  };
  const draw = (parts: object) => drawn(createElement(ActorHead, { facts: { ...facts, ...parts } }));

  test("says that it is not in the inventory, or leads to it and to its rights", () => {
    const { text, markup } = draw({});
    expect(text).toContain("Not in the inventory");
    expect(text).toContain("of a history that begins 29 Aug 2026");
    expect(markup).not.toContain("/access?");
    const known = draw({ resource: { arn: principal, kind: "iam-role", name: "admin" } });
    expect(known.markup).toContain("/access?");
    expect(known.markup).toContain("/resources/detail?");
  });

  test("says of which account it is when that is another, and that it is one name of a role's sessions", () => {
    expect(draw({}).text).not.toContain("another account");
    expect(draw({ who: { principal: principal.replace(account, "999900001111") } }).text).toContain(
      "another account, 999900001111",
    );
    expect(draw({ who: { principal, actor: "admin/grace" } }).text).toMatch(
      /admin\/grace .*one name of the sessions of admin/,
    );
    const alice = { principal: `arn:aws:iam::${account}:user/alice`, actor: "alice" };
    expect(draw({ who: alice, type: "IAMUser" }).text).not.toContain("one name");
  });

  test("never seen is not the same as nothing in a period, and names are other people's text", () => {
    expect(draw({ seen: null, type: null }).text).toMatch(/Not known .*Never seen in the events that are kept/);
    draw({ who: { actor: hostile }, type: hostile });
  });
});

describe("tables", () => {
  const tally = { count: 1234, failed: 2, changes: 3, first: "2026-11-01T00:00:00.000Z", last: event.at };
  const row: ActorTally = {
    ...tally,
    ...{ actor: hostile, principal: null, behind: ["a", "b", "c"], sourceIdentities: [], lastCall: "CreateApp" },
  };
  const list = (own: Record<string, string>) => eventsHref(account, { resource: "arn", ...own });
  const draw = (rows: ActorTally[], total = rows.length) =>
    drawn(createElement(ActorTallies, { title: "Who", top: { rows, total }, account, list }));

  test("a row counts, names up to three behind it, and leads to the list and to the actor", () => {
    const { text, markup } = draw([row]);
    expect(text).toContain("1,234 events in Activity");
    expect(text).toContain("2 failed");
    expect(text).toContain("by a, b, c and perhaps others");
    expect(markup).toContain("/activity?account=111122223333&amp;resource=arn&amp;actor=");
    expect(markup).toContain("/activity/actor?");
  });

  test("what is folded or cut off is counted", () => {
    const rows = Array.from({ length: 20 }, (_, at) => ({ ...row, actor: `a${at}` }));
    expect(draw(rows).text).toContain("Show 12 more");
    expect(draw(rows, 345).text).toContain("the latest 20 of 345 names");
    expect(draw([]).text).toContain("There is no event");
  });

  test("figures that are not of all events say so", () => {
    const none = { rows: [], total: 0 };
    const summary: EventSummary = {
      ...{
        events: 20_000,
        failed: 0,
        changes: 0,
        first: event.at,
        last: event.at,
        withMfa: 0,
        withoutMfa: 1,
        signalled: 0,
      },
      ...{ isCut: true, resources: none, calls: none, addresses: none, clients: none, actors: none, sessions: none },
    };
    const draw = (parts: Partial<EventSummary>) =>
      drawn(
        createElement(SummaryFacts, {
          summary: { ...summary, ...parts },
          since: null,
          until: null,
          account,
          filter: {},
        }),
      ).text;
    expect(draw({})).toContain("of the latest 20,000 events, back to 2 Nov 2026, 10:00 UTC");
    expect(draw({})).toContain("1 without MFA");
    expect(draw({ isCut: false })).not.toContain("of the latest");
  });
});

test("what is new and what is gone leads to its own time, whatever it is called", () => {
  const [came, gone] = ["new", "old"].map((word) => ({
    rows: [{ value: `${word} ${hostile}`, count: 1000, first: event.at, last: event.at }],
    total: 1,
  }));
  const none = { rows: [], total: 0 };
  const comparison = {
    ...{ before: "2026-11-01T00:00:00.000Z", from: "2026-11-02T00:00:00.000Z", to: "2026-11-03T00:00:00.000Z" },
    ...{ historyFrom: null, actors: { came: came ?? none, gone: gone ?? none }, calls: { came: none, gone: none } },
    addresses: { came: { rows: [{ value: "", count: 1, first: event.at, last: event.at }], total: 1 }, gone: none },
  };
  const { text, markup } = drawn(createElement(Differences, { comparison, account }));
  expect(text).toMatch(/New actors .*new .*1,000 or more.*Actors that are gone .*old /);
  expect(markup).toMatch(/actor=new[^"]*from=2026-11-02[^"]*to=2026-11-03/);
  expect(markup).toMatch(/actor=old[^"]*from=2026-11-01[^"]*to=2026-11-02/);
  expect(markup).toContain("address=none");
});

test("what a page links to is what its address and the API take", async () => {
  const who = whoOf({ ...event, sessionIssuer: null, actorArn: "arn:aws:iam::1:user/a b", actor: "a b" });
  const address = actorHref(account, who, { from: "2026-11-01T00:00:00.000Z", to: null });
  const state = await loadActorState(new URLSearchParams(address.split("?")[1]));
  expect(state).toMatchObject({ account: [account], principal: "arn:aws:iam::1:user/a b", actor: "a b", to: null });
  const query = Object.fromEntries(new URLSearchParams(actorQueryOf(state, "2026-08-01T00:00:00.000Z")));
  expect(summaryQuery.parse(query)).toMatchObject({ actor: "a b", from: "2026-11-01T00:00:00.000Z" });
  expect(actorQueryOf({ ...state, from: null }, "2026-08-01T00:00:00.000Z")).toContain("from=2026-08-01");
  expect(sessionHref(null, "ASIA&=")).toBe("/activity/session?accessKey=ASIA%26%3D");
  for (const name of ["principal", "actor", "accessKey", "from"]) expect(activityList.filters).toHaveProperty(name);
});
