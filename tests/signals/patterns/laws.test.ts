import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlsOf } from "#lib/checks/controls/index.ts";
import { severities } from "#lib/checks/define.ts";
import { addressClasses, clientClasses } from "#lib/filters/activity.ts";
import { signals } from "#lib/signals/index.ts";
import type { PatternEvent } from "#lib/signals/over-time/define.ts";
import { Fold, limitsOf } from "#lib/signals/over-time/fold.ts";
import { habitsIn } from "#lib/signals/over-time/habits.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { habitRows, pastAt } from "./remembered.ts";

test("the index lists every pattern, once and sorted by id, and no signal has the same", () => {
  const files = globSync("lib/signals/patterns/*.ts").map((file) =>
    file.slice("lib/signals/patterns/".length, -".ts".length),
  );
  expect(patterns.map(({ id }) => id)).toEqual(files.filter((name) => name !== "index").sort());
  expect(signals.map(({ id }) => id).filter((id) => patterns.some((pattern) => pattern.id === id))).toEqual([]);
});

const day = "2026-11-20T00:00:00.000Z";
const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    "toString",
    "__proto__",
    "s3://x",
    "s3://",
    "2001:db8::1",
    "::",
    "999.1.1.1",
    "ASIA",
    "AccessDenied",
  ),
);
const calls = [...new Set(patterns.flatMap((pattern) => pattern.calls ?? [])), "DeleteModel", "x"];
const events = fc.array(
  fc.record({
    at: fc
      .integer({ min: -1440, max: 1439 })
      .map((minute) => new Date(Date.parse(day) + minute * 60_000).toISOString()),
    name: fc.oneof(fc.constantFrom(...calls), hostile),
    source: hostile,
    region: hostile,
    readOnly: fc.boolean(),
    client: fc.constantFrom(...clientClasses),
    errorCode: fc.option(hostile),
    actor: hostile,
    actorArn: fc.option(hostile),
    sessionIssuer: fc.option(hostile),
    accessKeyId: fc.option(fc.oneof(hostile, fc.constant("ASIAONE"))),
    address: hostile,
    addressClass: fc.constantFrom(...addressClasses),
    request: fc.dictionary(
      fc.oneof(hostile, fc.constantFrom("endpointConfigName", "dataCaptureConfig", "roleArn", "lifecycleConfigName")),
      fc.oneof(fc.jsonValue({ maxDepth: 2 }), hostile),
    ),
  }),
  { maxLength: 40 },
);

describe.each(patterns.map((pattern) => [pattern.id, pattern] as const))("%s", (id, pattern) => {
  test("has words and metadata a person can use, and a table test", () => {
    expect(pattern.title).toMatch(/^[A-Z].{10,90}[^.]$/);
    expect(pattern.mark).toMatch(/^\S.{0,14}\S$/);
    expect(pattern.plural).toMatch(/^[a-z].{8,70}[^.]$/);
    expect(severities).toContain(pattern.severity);
    expect(pattern.rationale).toMatch(/^[A-Z].{20,500}\.$/s);
    for (const link of pattern.references) expect(new URL(link).protocol).toBe("https:");
    expect(pattern.references.length).toBeGreaterThan(0);
    expect(pattern.controls.length).toBeGreaterThan(0);
    expect(
      controlsOf(pattern.controls)
        .map((control) => control.id)
        .sort(),
    ).toEqual([...pattern.controls].sort());
    expect(readFileSync(`tests/signals/patterns/${id}.test.ts`, "utf8")).toContain("testPattern(");
  });

  test("every limit has a default and says what it is, and the window stays within what is read", () => {
    expect(limitsOf(pattern, {})).toEqual(pattern.limits.parse({}));
    for (const [name, limit] of Object.entries(pattern.limits.shape)) {
      expect([name, limit.description ?? ""]).toEqual([name, expect.stringMatching(/^.{15,140}[^.]$/)]);
    }
    // Of more than an hour before a day only the calls are read that some pattern asks for by name.
    const most = pattern.calls ? 1440 : 60;
    for (const limits of [{}, widest(pattern.limits.shape)]) {
      expect(pattern.minutes?.(limitsOf(pattern, { [id]: limits })) ?? 0).toBeLessThanOrEqual(most);
    }
  });
});

/** The largest whole number that each limit takes. */
function widest(shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>>) {
  const found = Object.entries(shape).map(([name, limit]) => {
    const largest = [10_000, 1000, 1440, 500, 400, 100, 90, 80, 60].find((value) => limit.safeParse(value).success);
    return [name, largest] as const;
  });
  return Object.fromEntries(found.filter(([, largest]) => largest !== undefined));
}

test("folding is pure and total on hostile events, and what it says is a sentence about events that it was given", () => {
  fc.assert(
    fc.property(events, (drawn) => {
      const all: PatternEvent[] = drawn
        .map((event, at) => ({ ...event, id: `event-${String(at).padStart(2, "0")}` }))
        .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
      const whole = all.map((event) => ({ ...plainEvent, ...event, record: { requestParameters: event.request } }));
      const before = structuredClone(all);
      const limits = Object.fromEntries(patterns.map(({ id }) => [id, { calls: 2, knownDays: 1, quietDays: 1 }]));
      const look = () => {
        const past = pastAt(habitRows(whole), day, [{ region: "", since: "2026-01-01T00:00:00.000Z" }]);
        const fold = new Fold(patterns, { limits, past, from: day });
        for (const event of all) fold.add(event);
        return fold.occurrences();
      };
      const seen = look();
      expect(look()).toEqual(seen);
      expect(all).toEqual(before);
      for (const one of seen) {
        expect(one.sentence).toMatch(/^\S?.{10,}\.$/s);
        expect(one.events).toContain(one.decisive);
        expect(one.count).toBeGreaterThanOrEqual(one.events.length);
        expect(one.lastAt >= one.at && one.lastAt >= day).toBe(true);
        for (const id of one.events) expect(all.some((event) => event.id === id)).toBe(true);
      }
      for (const event of whole) for (const habit of habitsIn(event)) expect(habit.principal.length).toBeLessThan(641);
    }),
    { numRuns: 200 },
  );
});

test("of a day of one caller's deletions no more is held than a window, and all are counted", () => {
  const fold = new Fold(patterns, { limits: {}, past: pastAt([], day), from: day });
  const events = 20_000;
  for (let at = 0; at < events; at++) {
    const time = new Date(Date.parse(day) + at * 1000).toISOString();
    fold.add({
      ...plainEvent,
      id: `event-${at}`,
      at: time,
      name: "DeleteModel",
      actorArn: "arn:aws:iam::1:user/a",
      request: {},
    });
  }
  const [seen] = fold.occurrences();
  expect(seen?.count).toBe(events);
  expect(seen?.events).toHaveLength(100);
});
