import type { TrailLogs } from "#lib/activity/trail-logs/place.ts";
import type { KnownTrail } from "#lib/analysis/logging/known-trails.ts";
import { formatDate } from "#lib/format.ts";
import type { ProposedLogs } from "#lib/store/views.ts";
import { trailLogSettings } from "./trail-log-settings.ts";

/** Stands for an organization whose id is not known: the settings refuse it, so that nobody reads another folder. */
const placeholder = "o-…";

/** @param organizationId the account's organization's, where it was read. */
export function proposedLogs(
  trail: KnownTrail,
  { account, organizationId }: { account: string; organizationId: string | undefined },
): ProposedLogs {
  const { name, arn, bucket, prefix, homeRegion, bucketRegion, kmsKey, isOrganization } = trail;
  const region = bucketRegion ?? homeRegion;
  const hasId = organizationId !== undefined && isAllowed("organizationId", organizationId);
  const hasKey = kmsKey !== undefined && isAllowed("kmsKey", kmsKey);
  const logs: TrailLogs = {
    bucket,
    ...(prefix !== undefined && { prefix }),
    region,
    ...(isOrganization && { organizationId: hasId ? organizationId : placeholder }),
    ...(hasKey && { kmsKey }),
  };
  const refused = (["bucket", "prefix", "region"] as const).filter((one) => !isAllowed(one, logs[one]));
  const told = [
    ...stateOf(trail),
    ...refused.map((one) => `Its ${wordOf[one]} is nothing that the settings take: ${JSON.stringify(logs[one])}.`),
  ];
  if (refused.length > 0) return { trail: { name, arn }, told, settings: null };
  if (bucketRegion === undefined)
    told.push(
      `Where the bucket is was not read. ${region} is the trail’s home, and S3 corrects a wrong region by itself.`,
    );
  if (isOrganization && !hasId)
    told.push(`It is an organization’s, whose id was not read: put it in the place of ${placeholder}.`);
  if (kmsKey !== undefined && !hasKey)
    told.push(
      `Its logs are encrypted with ${JSON.stringify(kmsKey)}, which is no key’s ARN: add kmsKey with the ARN of that key.`,
    );
  return { trail: { name, arn }, told, settings: JSON.stringify({ trailLogs: { [account]: logs } }, null, 2) };
}

const wordOf = { bucket: "bucket", prefix: "prefix", region: "region" } as const;

/** The schema of the settings says it, and nothing else. */
function isAllowed(name: keyof TrailLogs, value: string | undefined): boolean {
  return trailLogSettings[name].safeParse(value).success;
}

/** What the trail does not do. */
function stateOf(trail: KnownTrail): string[] {
  const { isLogging, stoppedAt, deliveryError, isEverywhere, homeRegion, management, owner, isOrganization } = trail;
  const told: string[] = [];
  if (isLogging === undefined) told.push("Whether it records at present was not read.");
  if (isLogging === false) {
    const since = stoppedAt === undefined ? "" : ` since ${formatDate(stoppedAt)}`;
    told.push(`It has been stopped${since}: only what it wrote before can be read.`);
  }
  if (deliveryError !== undefined) told.push(`What it wrote last did not arrive in the bucket (${deliveryError}).`);
  if (!isEverywhere) told.push(`It records ${homeRegion} alone.`);
  if (management === undefined) told.push("What it selects was not read.");
  if (management === "some") told.push("It selects some of the calls on SageMaker, and not all.");
  if (management === "none") told.push("Of SageMaker it selects data events alone.");
  if (isOrganization) told.push(`It is the trail of an organization, of account ${owner}.`);
  return told;
}
