import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EventSeenTogether } from "#components/activity/event-seen-together.tsx";
import { EventSignals } from "#components/activity/event-signals.tsx";
import { lookedThrough } from "#components/activity/queries.ts";
import { StillLooking } from "#components/activity/still-looking.tsx";
import { type ActivityGaps, RiskyActivity } from "#components/overview/risky-activity.tsx";
import { signals, signalsIn } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import type { SeenTogether } from "#lib/store/views.ts";
import { parsed, session } from "#tests/activity/records.ts";

const event = parsed({
  ...{ eventName: "CreateModel", errorCode: "AccessDenied" },
  userIdentity: session("DataScientist", "alice", "false"),
});
const words = (markup: string) => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

function overview(events: (typeof event)[], more: Partial<ActivityGaps> = {}): string {
  const gaps = { unread: [], isMarkingUnderWay: false, ...more };
  const things = events.map((one) => ({ event: { ...one, signals: signalsIn(one) } }));
  return words(renderToStaticMarkup(createElement(RiskyActivity, { things, gaps, account: "1" })));
}

test("the overview marks each event with every signal that sees something in it", () => {
  const text = overview([event]);
  expect(text).toContain("CreateModel");
  for (const { mark } of signalsIn(event)) expect(text).toContain(mark);
  expect(text).not.toContain("old TLS");
});

test("an empty list says what it was looked through for, and what keeps it from being a comfort", () => {
  const text = overview([]);
  for (const { plural } of [...signals, ...patterns]) expect(text).toContain(plural);
  expect(text).not.toContain("looked through; more");
  expect(overview([], { isMarkingUnderWay: true })).toContain("still being looked through");
  expect(overview([], { unread: ["No event of us-east-1."] })).toContain("CloudTrail of 1 region is not all read");
});

test("an event says what is worth a look, why, and where that stands in its record; others say nothing", () => {
  const draw = (one: typeof event) =>
    words(renderToStaticMarkup(createElement(EventSignals, { event: { ...one, resources: [] } })));
  const text = draw(event);
  for (const { title, rationale } of signalsIn(event)) {
    expect(text).toContain(title);
    expect(text).toContain(rationale);
  }
  expect(text).toContain("errorCode: AccessDenied");
  expect(draw(parsed({ readOnly: true }))).toBe("");
  const eventSelectors = [{ includeManagementEvents: false, toString: "x" }];
  const narrowed = parsed({
    ...{ eventSource: "cloudtrail.amazonaws.com", eventName: "PutEventSelectors" },
    requestParameters: { eventSelectors },
  });
  expect(draw(narrowed)).toContain("requestParameters.eventSelectors: [{&quot;includeManagementEvents&quot;:false");
});

const seen: SeenTogether = {
  ...{
    account: "1",
    id: "a-b",
    signal: "refusals-in-a-burst",
    subject: "",
    title: "Many calls were refused",
    mark: "enumeration",
  },
  ...{
    severity: "high",
    rationale: "Somebody tries.",
    at: "2026-11-18T02:40:31.000Z",
    lastAt: "2026-11-18T03:12:48.000Z",
  },
  ...{ actor: "alice", sentence: "<b>ListUsers</b> and more.", decisive: "e2", events: ["e1", "e2"], count: 300 },
};

test("what several events say is one row, with what they are one by one, and leads to them", () => {
  const gaps = { unread: [], isMarkingUnderWay: false };
  const things = [{ seen, within: signalsIn(event) }];
  const markup = renderToStaticMarkup(createElement(RiskyActivity, { things, gaps, account: "1" }));
  expect(markup).toContain('href="/activity?account=1&amp;sighting=a-b"');
  expect(markup).not.toContain("<b>");
  for (const said of [
    "Many calls were refused",
    "enumeration",
    "300 events",
    ...signalsIn(event).map(({ mark }) => mark),
  ])
    expect(words(markup)).toContain(said);
});

test("an event says of what it is evidence, whether it decided, and how many others are shown", () => {
  const draw = (id: string, seenTogether: SeenTogether[]) =>
    words(renderToStaticMarkup(createElement(EventSeenTogether, { event: { account: "1", id, seenTogether } })));
  expect(draw("e2", [seen])).toContain("This event decided it.");
  expect(draw("e1", [seen])).not.toContain("decided");
  expect(draw("e1", [seen])).toContain("The first 2 of 300 events");
  expect(draw("e1", [seen])).toContain("18 Nov 2026, 02:40:31 to 03:12:48 UTC");
  expect(draw("e1", [])).toBe("");
});

test("a list of what is worth a look says that some events were not looked through, and that this is not known", async () => {
  const draw = (client: QueryClient) => {
    const still = createElement(StillLooking, { account: ["1"] });
    return words(renderToStaticMarkup(createElement(QueryClientProvider, { client }, still)));
  };
  const told = (isUnderWay: boolean) => {
    const client = new QueryClient();
    client.setQueryData(lookedThrough(["1"]).queryKey, { rows: [], next: null, isUnderWay });
    return draw(client);
  };
  expect(told(true)).toContain("Some events are still being looked through; more may follow.");
  expect(told(false)).toBe("");
  const failing = new QueryClient({ defaultOptions: { queries: { retry: false, retryOnMount: false } } });
  const failed = () => Promise.reject(new Error("away"));
  await failing.fetchQuery({ ...lookedThrough(["1"]), queryFn: failed }).catch(() => undefined);
  expect(draw(failing)).toContain("could not be loaded");
});
