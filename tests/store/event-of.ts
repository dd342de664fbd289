import type { NewEvent } from "#lib/store/events.ts";
import type { EventRow } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";

export const actors = ["alice", "bob", "Root"];
export const names = ["CreateModel", "DescribeModel", "DeleteModel"];
const start = Date.parse("2026-11-20T22:30:00.000Z");

/** One of many events: three to a moment, by different people, some refused. */
export function eventOf(at: number): NewEvent {
  const name = names[at % 3] ?? "";
  const event: EventRow = {
    ...plainEvent,
    // In another order than their times.
    id: `event-${(at * 37) % 90}`,
    // Three to a moment, so that ties must be told apart.
    at: new Date(start + Math.floor(at / 3) * 600_000).toISOString(),
    name,
    readOnly: name.startsWith("Describe"),
    actor: actors[at % 4] ?? "alice",
    address: `198.51.100.${at}`,
    userAgent: "aws-cli/2",
    mfa: at % 2 === 0 ? true : null,
    tls: "TLSv1.3",
    errorCode: at % 5 === 0 ? "AccessDenied" : null,
  };
  const arn = `arn:aws:sagemaker:us-east-1:1:model/Model-${at % 7}`;
  return { event: { ...event, record: { Zeta: at, Alpha: "\0" } }, resources: [{ arn, kind: "model" }] };
}
