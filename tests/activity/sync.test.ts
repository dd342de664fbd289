/* Past 300 lines, since it is of one reader: each failure that it may meet stands beside the others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attribute } from "#lib/activity/attribute.ts";
import type { AttributedEvent } from "#lib/activity/attributed.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { type ActivityStore, syncActivity } from "#lib/activity/sync.ts";
import { AppError } from "#lib/errors.ts";
import { EventHistory } from "./event-history.ts";
import { MemoryStore } from "./memory-store.ts";
import { region } from "./records.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.parse("2026-11-22T12:00:00Z");

const sagemaker = eventSources.filter(({ source }) => source.startsWith("sagemaker."));
const key = `${region} sagemaker.amazonaws.com`;

function sync(history: EventHistory, store: ActivityStore, options: Partial<Parameters<typeof syncActivity>[0]> = {}) {
  return syncActivity({
    pool: history.pool(),
    region,
    store,
    redact: async (values) => [...values],
    signal: new AbortController().signal,
    now: () => new Date(history.now),
    sources: sagemaker,
    ...options,
  });
}

/** `count` events, one each minute, the last at `until`, shown at once. */
function everyMinute(history: EventHistory, count: number, until = history.now) {
  for (let n = 0; n < count; n++) {
    const at = until - n * minute;
    history.events.push({ id: `event-${until}-${n}`, at, visible: at });
  }
}

describe("syncActivity", () => {
  test("the first sync saves everything of ninety days, newest first, and moves the watermark to the newest event", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 120);
    history.events.push({ id: "too-old", at: start - 91 * day, visible: 0 });
    const store = new MemoryStore();
    const oldest: string[] = [];
    const result = await sync(history, store, { onProgress: (progress) => oldest.push(progress.oldest) });
    expect(result.saved).toBe(120);
    expect(store.saved.size).toBe(120);
    expect(store.watermarks.get(key)).toBe("2026-11-22T12:00:00.000Z");
    expect(store.spans.size).toBe(0);
    expect(oldest).toEqual(["2026-11-22T11:11:00.000Z", "2026-11-22T10:21:00.000Z", "2026-11-22T10:01:00.000Z"]);
    expect(result.coverage).toEqual([
      {
        region,
        kind: "cloudtrail-event",
        action: "cloudtrail:LookupEvents",
        status: "complete",
        calls: 3,
        failures: 0,
        unlisted: false,
      },
    ]);
    expect(history.calls[0]).toMatchObject({
      MaxResults: 50,
      LookupAttributes: [{ AttributeKey: "EventSource", AttributeValue: "sagemaker.amazonaws.com" }],
      StartTime: new Date(start - 90 * day),
      EndTime: new Date(start),
    });
  });

  test("the next sync reads from two hours before the watermark and finds events that came late", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 3);
    history.events.push({ id: "late", at: start - 119 * minute, visible: start + minute });
    const store = new MemoryStore();
    await sync(history, store);
    expect(store.saved.has("late")).toBe(false);
    history.now = start + 10 * minute;
    expect((await sync(history, store)).saved).toBe(1);
    expect(store.saved.has("late")).toBe(true);
    expect(history.calls.at(-1)?.StartTime).toEqual(new Date(start - 120 * minute));
  });

  test("a first sync that dies half way goes on where it stopped, after what has happened since", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 300);
    const store = new MemoryStore();
    let calls = 0;
    history.onCall = () => {
      if (++calls === 4) throw new Error("killed");
    };
    const stopped = await sync(history, store);
    expect(stopped.coverage[0]).toMatchObject({
      status: "failed",
      failure: { code: "Error", message: "killed" },
      unlisted: true,
    });
    expect(store.saved.size).toBe(150);
    expect(store.watermarks.size).toBe(0);

    history.now = start + 60 * minute;
    everyMinute(history, 10);
    history.calls.length = 0;
    await sync(history, store);
    expect(store.saved.size).toBe(310);
    expect(store.watermarks.get(key)).toBe("2026-11-22T13:00:00.000Z");
    // Three calls for the hour since and the two before, then only what had not been reached: three pages and the event at the seam.
    expect(history.calls.map((call) => [call.StartTime, call.EndTime])).toEqual([
      ...Array(3).fill([new Date(start - 120 * minute), new Date(history.now)]),
      ...Array(4).fill([new Date(history.now - 90 * day), new Date(start - 149 * minute)]),
    ]);
  });

  test("whatever interrupts it, however often: in the end every event is saved", async () => {
    const seconds = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n * 1000);
    const event = fc.record({
      before: fc.double({ min: 0, max: 1, noNaN: true }),
      delay: fc.oneof(seconds(2 * 3600), fc.constantFrom(0, 120 * minute)),
    });
    const round = fc.record({
      /** Time that passes before the run. */
      pause: fc.oneof(seconds(20 * 60), seconds(4 * 3600)),
      events: fc.array(event, { maxLength: 12 }),
      /** The how-manieth call to AWS or write to the store dies; undefined lets the run end by itself. */
      dies: fc.option(fc.integer({ min: 1, max: 14 }), { nil: undefined }),
    });
    const lastRound = { pause: 20 * minute, events: [], dies: undefined };
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 6 }), fc.boolean(), async (rounds, forgets) => {
        const history = new EventHistory(start);
        history.pageSize = 3;
        const store = new MemoryStore();
        if (forgets) store.reached = async () => undefined;
        let began = start;
        let ended = start - 6 * 60 * minute;
        for (const [number, { pause, events, dies }] of [...rounds, lastRound].entries()) {
          history.now += pause;
          began = history.now;
          for (const [index, { before, delay }] of events.entries()) {
            // Since the last run or in the first minute of this one; CloudTrail shows it within two hours.
            const at = Math.floor((began + minute - before * (began + minute - ended)) / 1000) * 1000;
            history.events.push({ id: `${number}-${index}`, at, visible: at + delay });
          }
          let left = dies ?? Number.POSITIVE_INFINITY;
          const step = () => {
            history.now += 1000;
            if (--left <= 0) throw new Error("killed");
          };
          history.onCall = step;
          store.onCall = step;
          await sync(history, store).catch((error: Error) => expect(error.message).toBe("killed"));
          ended = history.now;
        }
        const shown = history.events.filter(({ visible }) => visible <= began).map(({ id }) => id);
        expect(shown.filter((id) => !store.saved.has(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("an event that AWS shows twenty hours late is stored by the second pass, a day later", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 3);
    history.events.push({ id: "late", at: start - 60 * minute, visible: start + 20 * 60 * minute });
    const store = new MemoryStore();
    await sync(history, store);
    // By then the overlap of two readings has long left it behind.
    for (const hours of [4, 21]) {
      history.now = start + hours * 60 * minute;
      everyMinute(history, 3);
      await sync(history, store);
    }
    expect(store.saved.has("late")).toBe(false);
    history.now = start + 32 * 60 * minute;
    await sync(history, store);
    expect(store.saved.has("late")).toBe(true);
    // Once: nothing of it is read a third time.
    history.calls.length = 0;
    history.now += minute;
    await sync(history, store);
    expect(history.calls.map(({ StartTime }) => StartTime)).toEqual([new Date(start + 19 * 60 * minute)]);
  });

  test("the second pass of a time in which nothing happened is one call, and comes no sooner than every six hours", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 1);
    const store = new MemoryStore();
    await sync(history, store);
    const calls: number[] = [];
    for (let hour = 1; hour <= 72; hour++) {
      history.now += 60 * minute;
      everyMinute(history, 1);
      history.calls.length = 0;
      await sync(history, store);
      calls.push(history.calls.length);
    }
    const twice = calls.filter((count) => count === 2).length;
    expect(calls.filter((count) => count > 2)).toEqual([]);
    expect(twice).toBeGreaterThanOrEqual(72 / 6 - 2);
    expect(twice).toBeLessThanOrEqual(72 / 6);
  });

  test("whenever it is synced, and whatever interrupts that: what comes within a day is there a day and a half later", async () => {
    const hours = (most: number) => fc.integer({ min: 1, max: most * 60 }).map((n) => n * minute);
    const round = fc.record({
      pause: fc.oneof(hours(2), hours(40)),
      events: fc.array(fc.record({ ago: hours(30), delay: fc.oneof(hours(1), hours(23)) }), { maxLength: 6 }),
      dies: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 7 }), async (rounds) => {
        const history = new EventHistory(start);
        history.pageSize = 2;
        const store = new MemoryStore();
        const quiet = { pause: 31 * 60 * minute, events: [], dies: undefined };
        for (const [number, { pause, events, dies }] of [...rounds, quiet, quiet].entries()) {
          const before = history.now;
          history.now += pause;
          for (const [index, { ago, delay }] of events.entries()) {
            // Nothing is delivered of what happened long before it: AWS is late by less than a day.
            const at = Math.max(history.now - ago, before - 60 * minute);
            history.events.push({ id: `${number}-${index}`, at, visible: at + delay });
          }
          let left = dies ?? Number.POSITIVE_INFINITY;
          const step = () => {
            if (--left <= 0) throw new Error("killed");
          };
          history.onCall = step;
          store.onCall = step;
          await sync(history, store).catch((error: Error) => expect(error.message).toBe("killed"));
        }
        expect(history.events.map(({ id }) => id).filter((id) => !store.saved.has(id))).toEqual([]);
      }),
      {
        numRuns: 300,
        examples: [
          // An event that just missed the overlap, and then nothing that would move it on.
          [
            [
              { pause: minute, events: [{ ago: minute, delay: 123 * minute }], dies: undefined },
              { pause: 13 * minute, events: [], dies: undefined },
              { pause: 107 * minute, events: [], dies: undefined },
              { pause: minute, events: [{ ago: minute, delay: minute }], dies: undefined },
              { pause: 16 * 60 * minute, events: [], dies: undefined },
            ],
          ],
        ],
      },
    );
  });

  test("sources are read one after the other, each with its own watermark", async () => {
    const history = new EventHistory(start);
    history.events.push(
      { id: "a", at: start, visible: 0 },
      { id: "b", at: start - day, visible: 0, source: "iam.amazonaws.com" },
    );
    const store = new MemoryStore();
    await sync(history, store, { sources: [...sagemaker, { source: "iam.amazonaws.com", isTelling: true }] });
    expect([...store.saved.keys()]).toEqual(["a", "b"]);
    expect(store.watermarks.get(`${region} iam.amazonaws.com`)).toBe("2026-11-21T12:00:00.000Z");
  });

  test("an account without events is complete, and asked for all ninety days again", async () => {
    const history = new EventHistory(start);
    const store = new MemoryStore();
    const { coverage } = await sync(history, store);
    expect(coverage[0]?.status).toBe("complete");
    history.now += day;
    await sync(history, store);
    expect(history.calls.at(-1)?.StartTime).toEqual(new Date(history.now - 90 * day));
  });

  test("a clock that was set back asks for nothing impossible and keeps the watermark", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 1);
    const store = new MemoryStore();
    await sync(history, store);
    history.now = start - day;
    await sync(history, store);
    expect(history.calls).toHaveLength(1);
    expect(store.watermarks.get(key)).toBe("2026-11-22T12:00:00.000Z");
  });

  test.each([
    ["denied", "AccessDeniedException", "denied"],
    ["not there", "UnknownOperationException", "unsupported"],
    ["throttled", "ThrottlingException", "failed"],
  ])("%s is coverage", async (_, name, status) => {
    const history = new EventHistory(start);
    history.onCall = () => {
      throw Object.assign(new Error("no"), { name });
    };
    const store = new MemoryStore();
    const { saved, coverage } = await sync(history, store);
    expect(saved).toBe(0);
    expect(coverage).toMatchObject([{ action: "cloudtrail:LookupEvents", status, failure: { code: name } }]);
    expect(store.watermarks.size).toBe(0);
  });

  test("expired credentials, an abort and a store that fails are thrown", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 1);
    const store = new MemoryStore();
    history.onCall = () => {
      throw Object.assign(new Error("old"), { name: "ExpiredTokenException" });
    };
    await expect(sync(history, store)).rejects.toMatchObject({ code: "credentials" });
    history.onCall = () => undefined;
    await expect(sync(history, store, { signal: AbortSignal.abort(new Error("stop")) })).rejects.toThrow("stop");
    store.onCall = () => {
      throw new AppError("disk-full", "The disk is full.");
    };
    await expect(sync(history, store)).rejects.toThrow("The disk is full.");
  });

  test("events are redacted as wholes before they are saved, and attributed as they came", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 2);
    const store = new MemoryStore();
    const came: AttributedEvent[] = [];
    const { coverage } = await sync(history, store, {
      redact: async (values) =>
        values.map((value) => {
          if (!("event" in value)) return { ...value, note: "[redacted]" };
          came.push(value);
          const event = { ...value.event, actor: "[redacted]", record: { userAgent: "[redacted]" } };
          return { ...value, event, resources: [] };
        }),
    });
    expect(coverage.map(({ note }) => note)).toEqual(["[redacted]"]);
    expect([...store.saved.values()].map(({ event, resources }) => [event.actor, event.userAgent, resources])).toEqual([
      ["[redacted]", "[redacted]", []],
      ["[redacted]", "[redacted]", []],
    ]);
    expect(came.map(({ resources }) => resources)).toEqual(came.map(({ event }) => attribute(event)));
    await expect(sync(history, new MemoryStore(), { redact: async () => [] })).rejects.toThrow("Redaction");
  });

  test("what AWS says of a failure is redacted before it is kept", async () => {
    const history = new EventHistory(start);
    history.onCall = () => {
      throw Object.assign(new Error("hunter2 is not allowed"), { name: "AccessDeniedException" });
    };
    const store = new MemoryStore();
    await sync(history, store, {
      redact: async (values) => JSON.parse(JSON.stringify(values).replaceAll("hunter2", "[redacted]")),
    });
    expect(store.ends.get(key)).toMatchObject({ status: "denied", failure: { message: "[redacted] is not allowed" } });
  });

  test("events that cannot be kept are counted in the coverage", async () => {
    const history = new EventHistory(start);
    everyMinute(history, 1);
    history.events.push({ id: "", at: start - minute, visible: 0 });
    const store = new MemoryStore();
    const { saved, coverage } = await sync(history, store);
    expect(saved).toBe(1);
    expect(coverage[0]).toMatchObject({
      status: "partial",
      note: "Events that came without an id or a time were left out: 1.",
    });
  });
});
