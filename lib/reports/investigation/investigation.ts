import type { Severity } from "#lib/checks/define.ts";
import type { Relations } from "#lib/inventory/relations.ts";
import type { ToldEvent } from "#lib/store/events-each.ts";
import type {
  EventSummary,
  LastChange,
  Origin,
  RecordedChange,
  ResourceDetail,
  SeenTogether,
} from "#lib/store/views.ts";
import type { ReportActivity, ReportFinding } from "../report.ts";
import type { Values } from "../values.ts";

/** All that is known of one resource, or of what one role or user did, in a period. The events never stand in memory whole. */
export interface Investigation {
  generator: { name: string; version: string };
  /** Whether it holds the values of settings: each format is given one that says. */
  values?: Values;
  account: string;
  /** Its ARN: untrusted text, as whoever asks writes it. */
  arn: string;
  /** The resource, or who acted. */
  of: "resource" | "principal";
  /** Of what a principal did alone what was called in this name, as `actor` of its events; null where all of it is meant. */
  actor: string | null;
  /** ISO 8601: from the first moment on, up to and without the second; null where it is open. */
  period: { from: string | null; to: string | null };
  /** What the account's scan on show has of it; null where it has none of that ARN: it is gone, was never read, or is elsewhere. */
  resource: InvestigatedResource | null;
  /** Changes of its configuration that scans saw and that may have happened in the period, newest first. None of a principal. */
  changes: readonly RecordedChange[];
  /** What was not looked through for these, as sentences. */
  left: readonly string[];
  /** How far CloudTrail was read where its events are; `keptSince`: when the oldest event that counts happened, null where none did. */
  reach: readonly (ReportActivity & { keptSince: string | null })[];
  /** Why an event of the period may be missing, as sentences: what is not here may have happened. */
  unread: readonly string[];
  /** When the first and the last of its events happened, of all that are kept; null when there is none. */
  seen: { first: string; last: string } | null;
  /** Of the period. */
  summary: EventSummary;
  /** What patterns saw of which an event of the period is evidence, the latest first. */
  sightings: readonly SeenTogether[];
  /** Of the period, newest first. */
  events: () => AsyncIterable<InvestigatedEvent>;
}

export interface InvestigatedEvent extends Omit<ToldEvent, "signals"> {
  /** What signals and patterns see in it. */
  signals: readonly { id: string; title: string; severity: Severity }[];
}

export interface InvestigatedResource {
  scan: { id: string; finishedAt: string };
  detail: Omit<ResourceDetail, "findings">;
  /** Why it could not be read. */
  failure: string | null;
  /** Null of what nobody makes. */
  origin: Origin | null;
  lastChange: LastChange | null;
  relations: Relations;
  /** In the order of the list. */
  findings: () => AsyncIterable<ReportFinding>;
}
