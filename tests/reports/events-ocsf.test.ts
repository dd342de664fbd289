import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventReport, ReportedEvent, SeenSignal } from "#lib/reports/events/event-report.ts";
import { eventFormatNamed } from "#lib/reports/events/index.ts";
import { signals } from "#lib/signals/index.ts";
import { patterns } from "#lib/signals/patterns/index.ts";
import type { SeenTogether } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";
import { hostile } from "./hostile.ts";
import { faultsOf } from "./ocsf-schema.ts";
import { textOf } from "./report-of.ts";

interface Detection {
  class_uid: number;
  severity_id: number;
  message: string;
  status_code?: string;
  count?: number;
  finding_info: { uid: string; analytic: { uid: string } };
  metadata: { event_code: string };
  resources?: { uid: string }[];
  evidences: { uid?: string; data: object }[];
}

type Signalled = ReportedEvent & { signals: readonly SeenSignal[] };

async function detections(
  signalled: readonly Signalled[],
  sightings: readonly SeenTogether[] = [],
): Promise<Detection[]> {
  const nothing = async function* () {
    // No event is asked for.
  };
  const report: EventReport = {
    generator: { name: "sagewarden", version: "0.0.0" },
    ...{ accounts: ["111122223333"], filters: [], unread: [], events: nothing, records: nothing },
    signalled: async function* () {
      yield* signalled;
    },
    sightings: async function* () {
      yield* sightings;
    },
  };
  const text = await textOf(eventFormatNamed("ocsf").render(report));
  const found = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Detection);
  for (const one of found) expect(faultsOf(one, "detection_finding")).toEqual([]);
  return found;
}

const eventWith = (parts: Partial<Signalled> = {}): Signalled => ({
  ...plainEvent,
  ...{ account: "111122223333", resources: [], signals: signals.slice(0, 1), ...parts },
});

const [pattern] = patterns;
if (!pattern) throw new Error("There is no pattern.");
const sighting: SeenTogether = {
  account: "111122223333",
  id: "seen-1",
  signal: pattern.id,
  title: pattern.title,
  mark: pattern.mark,
  severity: pattern.severity,
  rationale: pattern.rationale,
  subject: "arn:aws:iam::111122223333:role/x",
  at: "2026-11-28T10:00:00.000Z",
  lastAt: "2026-11-28T10:20:00.000Z",
  actor: "x",
  sentence: "30 calls were refused.",
  decisive: "e9",
  events: ["e1", "e9"],
  count: 30,
};

test("the schema refuses what is no Detection Finding: it is really asked", () => {
  expect(faultsOf({ class_uid: 2004 }, "detection_finding")).not.toEqual([]);
});

test("each signal of each event is a finding of its own, known by both", async () => {
  const all = [eventWith({ id: "a", signals }), eventWith({ id: "b", signals: signals.slice(0, 2) })];
  const found = await detections(all);
  expect(found.map(({ finding_info }) => finding_info.uid)).toEqual(
    all.flatMap((event) => event.signals.map(({ id }) => `${id}/${event.id}`)),
  );
  expect(new Set(found.map(({ class_uid }) => class_uid))).toEqual(new Set([2004]));
  for (const [at, signal] of signals.entries()) {
    expect(found[at]).toMatchObject({ message: signal.title, metadata: { event_code: signal.id } });
    expect(found[at]?.finding_info.analytic.uid).toBe(signal.id);
  }
});

test("a call says who made it, what it was about, and how it ended", async () => {
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/nb";
  const [found] = await detections([
    eventWith({ id: "a", errorCode: "AccessDenied", resources: [{ arn, kind: "notebook-instance" }] }),
  ]);
  expect(found).toMatchObject({ status_code: "AccessDenied", resources: [{ uid: arn }], evidences: [{ uid: "a" }] });
});

test("what several events say together is one finding, with all of them as evidence", async () => {
  const [found, ...others] = await detections([], [sighting]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    ...{ count: 30, message: pattern.title, status_detail: sighting.sentence },
    finding_info: { uid: "seen-1" },
    resources: [{ uid: sighting.subject }],
    evidences: [{ data: { events: ["e1", "e9"], decisive: "e9", count: 30 } }],
  });
  const [account] = await detections([], [{ ...sighting, subject: "", actor: "" }]);
  expect(account).not.toHaveProperty("resources");
});

test("whatever other people wrote, each line is a finding", async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const words = { actor: text, actorArn: text, address: text, userAgent: text, name: text, errorCode: text };
      const event = eventWith({ ...words, resources: [{ arn: text, kind: text }] });
      const together = { ...sighting, subject: text, actor: text, sentence: text };
      expect(await detections([event], [together])).toHaveLength(2);
    }),
    { numRuns: 100 },
  );
});
