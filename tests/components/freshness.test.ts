import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { type Freshness, FreshnessLine } from "#components/overview/freshness.tsx";
import { watchWords } from "#components/scans/watch-words.ts";

const fresh: Freshness = {
  account: "482915630174",
  whole: { id: "scan", at: "2026-11-27T10:00:00.000Z", isPart: false },
  minutes: 5,
  lookedAt: "2026-11-27T12:00:00.000Z",
  watchedTo: "2026-11-27T11:59:00.000Z",
  changedAt: null,
  due: 0,
  gaps: [],
  unwatched: ["Macie"],
};
const shown = (more: Partial<Freshness>) =>
  renderToStaticMarkup(createElement(FreshnessLine, { freshness: { ...fresh, ...more } }));

test("until when an account was watched is only said where everything was read", () => {
  expect(shown({})).toContain("watched until");
  expect(shown({ watchedTo: null })).toContain("watched in part since");
  expect(shown({ watchedTo: null, lookedAt: null })).toContain("watched from now on");
  expect(shown({ minutes: false, lookedAt: null })).toContain("not watched since");
  expect(shown({ minutes: false })).toContain("not watched any more");
  for (const more of [{ watchedTo: null }, { watchedTo: null, lookedAt: null }, { minutes: false } as const]) {
    expect(shown(more)).not.toContain("watched until");
  }
});

test("a scan of some kinds is not said to have read everything", () => {
  expect(shown({})).toContain("read in full");
  expect(shown({ whole: { id: "scan", at: "2026-11-27T10:00:00.000Z", isPart: true } })).toContain("read in part");
});

test("what was seen and not read, and what could not be read, is marked", () => {
  expect(shown({})).not.toContain("text-unknown");
  expect(shown({ due: 1 })).toContain("text-unknown");
  expect(shown({ gaps: ["No event of eu-west-1 was read."] })).toContain("text-unknown");
  expect(shown({ whole: null })).toContain("no longer kept");
});

test("a watch says how much it read again, and a full scan nothing of the sort", () => {
  expect(watchWords({ watch: { base: "scan", resources: 1, events: 5 } })).toBe("Watch: 1 resource, 5 events");
  expect(watchWords({ watch: null })).toBeNull();
});
