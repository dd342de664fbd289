import { describe, expect, test } from "vitest";
import type { ActivityEvent } from "#lib/activity/event.ts";
import type { Pattern } from "#lib/signals/over-time/define.ts";
import { Fold, type Occurrence } from "#lib/signals/over-time/fold.ts";
import { parsed } from "#tests/activity/records.ts";
import { habitRows, pastAt } from "#tests/signals/patterns/remembered.ts";

/** Fields of a CloudTrail record, and when it was: minutes after the morning of the day that is judged. */
export type Call = Record<string, unknown> & { minute?: number };

interface Story {
  calls: readonly Call[];
  /** What was set. */
  limits?: Record<string, unknown>;
  /** Since when (ISO) us-west-2 is followed. */
  followed?: string;
}

export const morning = Date.parse("2026-11-20T08:00:00Z");
export const daysBefore = (days: number) => -days * 24 * 60;

/** The table test of one pattern: stories in which it sees something, with what it says and of how many events, and near misses. */
export function testPattern(
  pattern: Pattern,
  { sees, leaves }: { sees: Record<string, Story & { says: RegExp; count: number }>; leaves: Record<string, Story> },
): void {
  describe(pattern.id, () => {
    test("shows a story that it sees and near misses", () => {
      expect(Object.keys(sees).length).toBeGreaterThan(0);
      expect(Object.keys(leaves).length).toBeGreaterThan(1);
    });
    test.each(Object.entries(sees))("sees %s", (_, story) => {
      const seen = look(pattern, story);
      expect(seen).toHaveLength(1);
      expect(seen[0]?.sentence).toMatch(story.says);
      expect(seen[0]?.sentence).toMatch(/^\S.{15,400}\.$/s);
      expect(seen[0]?.count).toBe(story.count);
    });
    test.each(Object.entries(leaves))("leaves %s", (_, story) => {
      expect(look(pattern, story)).toEqual([]);
    });
  });
}

function look(pattern: Pattern, { calls, limits = {}, followed }: Story): Occurrence[] {
  const events = calls
    .map(({ minute = 0, ...fields }, at) => {
      const eventTime = new Date(morning + minute * 60_000).toISOString();
      return parsed({ ...fields, eventTime, eventID: `event-${String(at).padStart(4, "0")}` });
    })
    .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  const from = "2026-11-20T00:00:00.000Z";
  const regions = followed === undefined ? [] : [{ region: "us-west-2", since: followed }];
  const fold = new Fold([pattern], {
    limits: { [pattern.id]: limits },
    past: pastAt(habitRows(events), from, regions),
    from,
  });
  const before = new Date(Date.parse(from) - 86_400_000).toISOString();
  for (const event of events) if (event.at >= before) fold.add({ ...event, request: requestOf(event) });
  return fold.occurrences();
}

export function requestOf({ record }: Pick<ActivityEvent, "record">): Record<string, unknown> {
  return (record.requestParameters ?? {}) as Record<string, unknown>;
}
