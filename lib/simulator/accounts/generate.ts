import type { SimulatedAccount, SimulatedBucket } from "#lib/simulator/account.ts";
import { blocked, bucket, tlsOnly } from "./build/bucket.ts";
import { iamId, seededRandom } from "./build/random.ts";
import { type Frame, openSite } from "./build/site.ts";
import { type Counts, countsOf, shareOf } from "./generate/counts.ts";
import { foundations } from "./generate/foundations.ts";
import { fillHosting } from "./generate/hosting.ts";
import { generatedIdentities, roleNames } from "./generate/identities.ts";
import { fillJobs } from "./generate/jobs.ts";
import { fillTrail } from "./generate/trail.ts";
import { fillWorkspaces } from "./generate/workspaces.ts";
import { raisedLimits } from "./raised-limits.ts";

export type GeneratedRegion = "us-east-1" | "eu-west-1" | "us-west-2";

export interface GenerateOptions extends Partial<Counts> {
  /** The same seed, options and `now` give the same account. */
  seed: string | number;
  /** 1 is about the demo's volume, 2 twice that, 0.1 a tenth; each count given overrides its share. */
  size?: number;
  now?: Date;
  regions?: readonly GeneratedRegion[];
  /** Jobs lie in so many days before `now`. */
  days?: number;
  /** Request quotas as AWS has them, unless raised like the demo's. */
  raisedLimits?: boolean;
}

const everyRegion: readonly GeneratedRegion[] = ["us-east-1", "eu-west-1", "us-west-2"];

/** The one that all resources name, SageMaker's own in each region, and one that is of no interest. */
function generatedBuckets(frame: Frame, regions: readonly GeneratedRegion[]): SimulatedBucket[] {
  const region = regions[0] ?? "us-east-1";
  return [
    bucket(frame, {
      name: "company-ml",
      region,
      versioned: true,
      policy: [tlsOnly(frame, "company-ml")],
      PublicAccessBlock: blocked,
    }),
    ...regions.map((name) => bucket(frame, { name: `sagemaker-${name}-${frame.account}`, region: name })),
    bucket(frame, { name: "company-web", region }),
  ];
}

/** An account of any size whose resources are drawn at random, from careless to careful. */
export function generateAccount(options: GenerateOptions): SimulatedAccount {
  const { seed, size = 1, now = new Date(), regions = everyRegion, days = 90 } = options;
  const account = seededRandom(`account ${seed}`).text(12, "123456789");
  const frame: Frame = { account, partition: "aws", now };
  const counts = countsOf(size, options);
  const roles = roleNames(counts.roles);
  return {
    id: account,
    partition: frame.partition,
    caller: {
      arn: `arn:aws:sts::${account}:assumed-role/auditor/sagewarden`,
      userId: `${iamId("AROA", "auditor")}:sagewarden`,
    },
    regions: regions.map((name, index) => {
      const site = openSite(frame, name);
      const part = { ...shareOf(counts, index, regions.length), days };
      const draw = { site, roles, random: seededRandom(`${seed} ${name}`), ...foundations(site) };
      fillWorkspaces(draw, part);
      fillHosting(draw, part);
      fillJobs(draw, part);
      fillTrail(draw, part);
      return site.content;
    }),
    disabledRegions: ["me-central-1"],
    iam: generatedIdentities(frame, roles),
    s3: { buckets: generatedBuckets(frame, regions) },
    ...(options.raisedLimits && { raisedLimits }),
  };
}
