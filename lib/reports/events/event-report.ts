import type { Severity } from "#lib/checks/define.ts";
import type { Said } from "#lib/filters/said.ts";
import type { EventDetail, ListedEvent, SeenTogether } from "#lib/store/views.ts";
import type { Readers } from "../format.ts";
import type { Values } from "../values.ts";
import { recordTold } from "../without-values.ts";

export type ReportedEvent = ListedEvent & Pick<EventDetail, "resources">;

/** What a signal says of an event in which it sees something. */
export interface SeenSignal {
  id: string;
  title: string;
  severity: Severity;
  rationale: string;
}

/** Events of CloudTrail as the filters of their list show them. Nothing of it stands in memory whole. */
export interface EventReport {
  generator: { name: string; version: string };
  accounts: readonly string[];
  filters: readonly Said[];
  /** What of CloudTrail is not read, as sentences: what is missing here may have happened. */
  unread: readonly string[];
  /** Newest first. */
  events: () => AsyncIterable<ReportedEvent>;
  /** Those of them in which a signal sees something by itself. */
  signalled: () => AsyncIterable<ReportedEvent & { signals: readonly SeenSignal[] }>;
  /** What patterns saw in some of them and others together. */
  sightings: () => AsyncIterable<SeenTogether>;
  /** CloudTrail's own, secrets in them redacted, in the same order. */
  records: () => AsyncIterable<EventDetail["record"]>;
}

export interface EventFormat<Name extends string = string> {
  /** What is typed for it: `format=csv`. */
  name: Name;
  label: string;
  /** What it is good for, in a few words. */
  purpose: string;
  readers: Readers;
  mediaType: string;
  extension: string;
  render: (report: EventReport, values?: Values) => AsyncIterable<string>;
}

/** Without the values of settings in what CloudTrail wrote, unless they are asked for. */
export function eventFormat<const Name extends string>(format: EventFormat<Name>): EventFormat<Name> {
  const told = (report: EventReport) => ({ ...report, records: () => recordsTold(report) });
  return {
    ...format,
    render: (report, values = "left-out") => format.render(values === "included" ? report : told(report)),
  };
}

async function* recordsTold(report: EventReport): ReturnType<EventReport["records"]> {
  for await (const record of report.records()) yield recordTold(record);
}
