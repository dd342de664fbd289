import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EventSignals } from "#components/activity/event-signals.tsx";
import { type ActivityGaps, RiskyActivity } from "#components/overview/risky-activity.tsx";
import { signals, signalsIn } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
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
});
