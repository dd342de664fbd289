import type { CloudTrailRecord, SimulatedAccount, SimulatedRegion } from "#lib/simulator/account.ts";
import { credentialUses } from "./build/credentials.ts";
import { iamId } from "./build/random.ts";
import { issueSessions } from "./build/sessions.ts";
import { type Frame, openSite, type Site } from "./build/site.ts";
import { everydayLife } from "./demo/activity/background.ts";
import { bursts } from "./demo/activity/bursts.ts";
import { refusals } from "./demo/activity/refusals.ts";
import { buckets } from "./demo/buckets.ts";
import { type Cast, castOf } from "./demo/cast.ts";
import { changes } from "./demo/changes.ts";
import { company } from "./demo/company.ts";
import { euWest1 } from "./demo/eu-west-1/region.ts";
import { accountSettings } from "./demo/iam/account.ts";
import { identities } from "./demo/iam/identities.ts";
import { organizationPolicies } from "./demo/iam/organization-policies.ts";
import { roleUses } from "./demo/iam/uses.ts";
import { trailLogs } from "./demo/trail-logs.ts";
import { usEast1 } from "./demo/us-east-1/region.ts";
import { usWest2 } from "./demo/us-west-2/region.ts";
import { raisedLimits } from "./raised-limits.ts";

/** Events of a region's trail, everyday life included. */
const trailSize = { "us-east-1": 2580, "eu-west-1": 1340, "us-west-2": 860 };

/**
 * The demo account: a made-up company with a careful team, a messy one and an incident. The same `now` gives the same
 * account, down to the last event; every date is relative to it.
 */
export function demoAccount({ now = new Date() }: { now?: Date } = {}): SimulatedAccount {
  const { account, partition } = company;
  const frame: Frame = { account, partition, now };
  const cast = castOf(frame);
  const older: CloudTrailRecord[] = [];
  const region = (name: keyof typeof trailSize, build: (site: Site, cast: Cast) => void): SimulatedRegion => {
    const site = { ...openSite(frame, name), older };
    build(site, cast);
    everydayLife(site, cast, trailSize[name]);
    return site.content;
  };
  const regions = [
    region("us-east-1", (site) => {
      usEast1(site, cast);
      refusals(site, cast);
      bursts(site, cast);
    }),
    region("eu-west-1", euWest1),
    region("us-west-2", usWest2),
  ];
  const whole: SimulatedAccount = {
    id: account,
    partition,
    caller: {
      arn: `arn:aws:sts::${account}:assumed-role/security-audit/sagewarden`,
      userId: `${iamId("AROA", "security-audit")}:sagewarden`,
    },
    organization: { id: company.organization, managementAccount: company.managementAccount, readsPolicies: true },
    regions,
    disabledRegions: [...company.disabledRegions],
    iam: identities(frame),
    s3: { buckets: buckets(frame, regions), objects: [] },
    raisedLimits,
  };
  accountSettings(whole, frame);
  organizationPolicies(whole);
  for (const content of regions) changes({ ...frame, region: content.name, content }, whole, cast);
  issueSessions(whole, frame);
  roleUses(whole);
  credentialUses(whole);
  // Last: the logs hold what has happened by then.
  whole.s3?.objects?.push(trailLogs(frame, regions, older, cast));
  return whole;
}
