import { creationOf } from "#lib/activity/blame.ts";
import { eventSources } from "#lib/activity/sources.ts";
import { formatDate } from "#lib/format.ts";
import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { makerIn } from "#lib/inventory/maker.ts";
import { creationIn, lastChangeIn } from "#lib/inventory/moments.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { iamRegionIn } from "#lib/readings/partitions.ts";
import { oldestEvent } from "#lib/store/events-coverage.ts";
import type { Db } from "#lib/store/query.ts";
import { lastSeenChange } from "#lib/store/resource-changes.ts";
import type { LastChange, Origin, RecordedEvent, ResourceDetail } from "#lib/store/views.ts";
import { most } from "./blame.ts";

type Made = Pick<ResourceDetail, "account" | "arn" | "kind" | "region" | "configuration">;

/**
 * Who made a resource and when, as far as AWS's description and the recorded changes of it say. `gaps`: what of CloudTrail was not read.
 * Null for what nobody makes: settings of a region, and what follows from others.
 */
export async function originOf(
  db: Db,
  resource: Made,
  changes: readonly RecordedEvent[],
  gaps: readonly string[],
): Promise<Origin | null> {
  const collector = everyCollector().find(({ kind }) => kind === resource.kind);
  if (!collector || collector.arnType === "") return null;
  const maker = makerIn(resource.configuration);
  const at = creationIn(resource.configuration)?.at ?? null;
  const said = { by: maker?.name ?? null, field: maker?.field ?? null, at };
  const made = creationOf(changes, resource.arn, at);
  if (made) {
    const { record: _record, ...row } = made;
    return { ...said, event: { ...row, certainty: "created", gaps }, unknown: null };
  }
  const unknown = maker
    ? null
    : isRecorded(resource.kind)
      ? await whyUnknown(db, resource, { at, gaps, changes })
      : notRecorded;
  return { ...said, event: null, unknown };
}

/** Whether the events of a kind's service are read. */
export function isRecorded(kind: string): boolean {
  const collector = everyCollector().find((one) => one.kind === kind);
  const services = collector ? servicesOf(collector) : [];
  return services.some((service) => eventSources.some(({ source }) => source === `${service}.amazonaws.com`));
}

/** Where the events about something are: about what has no region, where IAM's are. */
export function eventRegionOf({ arn, region }: { arn: string; region: string }): string {
  return region === "global" ? iamRegionIn(parseArn(arn)?.partition ?? "aws") : region;
}

const notRecorded = "The events of its service are not read from CloudTrail, and AWS's description names nobody.";

async function whyUnknown(
  db: Db,
  resource: Made,
  { at, gaps, changes }: { at: string | null; gaps: readonly string[]; changes: readonly RecordedEvent[] },
): Promise<string> {
  const region = eventRegionOf(resource);
  const oldest = await oldestEvent(db, resource.account, region);
  const isBefore = at !== null && oldest !== undefined && at < oldest;
  if (isBefore)
    return `It was made before ${formatDate(oldest)}, when the oldest event that is kept of ${region} happened.`;
  const [gap] = gaps;
  if (gap) return gap;
  if (oldest === undefined) return `No event of ${region} is kept.`;
  if (changes.length >= most)
    return `Its latest ${most} changes were looked through, and the call that made it is older.`;
  return `No event of ${region} that is kept, the oldest of ${formatDate(oldest)}, is the call that made it.`;
}

/** When it last changed: as AWS says, else as scans saw; null where AWS does not say and no scan saw it change. */
export async function lastChangeOf(db: Db, resource: Made, seq: number): Promise<LastChange | null> {
  const said = lastChangeIn(resource.configuration);
  if (said) return { ...said, after: null };
  const { account, arn, kind, region } = resource;
  const seen = await lastSeenChange(db, { account, seq, arn, kind, region });
  return seen ? { at: seen.at, after: seen.after, field: null } : null;
}
