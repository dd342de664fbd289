import { describe, expect, test } from "vitest";
import type { Signal } from "#lib/signals/define.ts";
import type { RecordedEvent } from "#lib/store/views.ts";
import { parsed } from "#tests/activity/records.ts";

/** Fields of a CloudTrail record; the others are the usual ones. */
type Cases = Record<string, Record<string, unknown>>;

/** The table test of one signal, on events as they are read from CloudTrail. Every signal shows one that it sees and one it does not. */
export function testSignal(signal: Signal, cases: { sees: Cases; leaves: Cases }): void {
  describe(signal.id, () => {
    test("shows an event that it sees and one that it leaves", () => {
      expect(Object.keys(cases.sees).length).toBeGreaterThan(0);
      expect(Object.keys(cases.leaves).length).toBeGreaterThan(0);
    });
    test.each(Object.entries(cases.sees))("sees %s", (_, fields) => expectSighting(signal, parsed(fields)));
    test.each(Object.entries(cases.leaves))("leaves %s", (_, fields) => {
      expect(signal.match(parsed(fields))).toBeUndefined();
    });
  });
}

/** It sees something in the event, says what, and what it points at is in the record. */
export function expectSighting(signal: Signal, event: RecordedEvent): void {
  const sighting = signal.match(event);
  expect(sighting?.sentence).toMatch(/^[A-Z].{15,160}\.$/s);
  for (const { path } of sighting?.evidence ?? [])
    expect([path, at(event.record, path)]).not.toEqual([path, undefined]);
}

function at(record: unknown, path: string): unknown {
  return path.split(".").reduce((value, name) => Object(value)[name], record);
}
