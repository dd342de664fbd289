import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Timeline } from "#components/activity/timeline.tsx";
import { SeenChange } from "#components/resources/seen-changes.tsx";
import type { RecordedChange } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";

const field = (path: string) => ({ path, before: "a", now: "b" });
const change = (more: Partial<RecordedChange>): RecordedChange => ({
  ...{ at: "2026-11-20T10:00:00.000Z", after: null, fields: [field("RootAccess")], fieldsLeft: 0 },
  ...{ calls: [{ event: plainEvent, sets: [] }], callsLeft: 0, unseen: null },
  ...more,
});
const textOf = (drawn: string) => drawn.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
const draw = (more: Partial<RecordedChange>) =>
  renderToStaticMarkup(createElement(SeenChange, { change: change(more), href: "/x?tab=history" }));

test("a change names the first of its fields, counts the others, and leads to the history", () => {
  const fields = ["A", "B", "C", "D", "E"].map(field);
  const drawn = draw({ fields, fieldsLeft: 2 });
  expect(textOf(drawn)).toContain("A scan saw it changed A, B, C and 4 more fields");
  expect(drawn).toContain('href="/x?tab=history"');
  expect(textOf(draw({}))).not.toContain("more field");
});

test("a change that no call explains says so, and one with a call does not", () => {
  expect(textOf(draw({ calls: [] }))).toContain("No call about it is recorded");
  expect(textOf(draw({}))).not.toContain("No call");
});

test("it stands among the events of its day, above those before it", () => {
  const events = ["2026-11-20T11:00:00.000Z", "2026-11-20T09:00:00.000Z"].map((at, nth) => ({
    ...plainEvent,
    ...{ id: `e${nth}`, at, name: nth === 0 ? "After" : "Before", readOnly: false },
  }));
  const notes = [{ at: change({}).at, content: createElement(SeenChange, { change: change({}), href: "?" }) }];
  const drawn = textOf(
    renderToStaticMarkup(
      createElement(Timeline, { events, notes, selected: null, hrefOf: () => "?", open: () => undefined }),
    ),
  );
  expect(drawn).toMatch(/After.*A scan saw it changed.*Before/);
});
