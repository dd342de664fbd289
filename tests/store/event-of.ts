import type { NewEvent } from "#lib/store/events.ts";
import type { EventRow } from "#lib/store/views.ts";
import { plainEvent } from "#tests/support/event-row.ts";

export const actors = ["alice", "bob", "Root"];
export const roles = ["arn:aws:iam::1:role/one", "arn:aws:iam::1:role/other"];
export const keys = ["ASIA0", "ASIA1", "AKIA2"];
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
    sessionIssuer: at % 3 === 0 ? (roles[at % 2] ?? null) : null,
    actorArn: at % 3 === 1 ? "arn:aws:iam::1:user/bob" : null,
    accessKeyId: at % 4 === 0 ? null : (keys[at % 3] ?? null),
    issuedKeyId: at % 10 === 0 ? (keys[at % 2] ?? null) : null,
    addressClass: at % 6 === 0 ? "private" : "public",
    client: at % 9 === 0 ? "offensive" : "cli",
    source: at % 8 === 0 ? "iam.amazonaws.com" : "sagemaker.amazonaws.com",
    address: `198.51.100.${at}`,
    userAgent: "aws-cli/2",
    mfa: at % 2 === 0 ? true : null,
    tls: [null, "TLSv1.3", "TLSv1.2", "TLSv1", "TLSv1.1"][at % 5] ?? null,
    errorCode: at % 5 === 0 ? "AccessDenied" : null,
  };
  const arn = `arn:aws:sagemaker:us-east-1:1:model/Model-${at % 7}`;
  return { event: { ...event, record: { Zeta: at, Alpha: "\0" } }, resources: [{ arn, kind: "model" }] };
}
