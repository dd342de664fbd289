import { workKinds } from "#lib/analysis/account/region-use.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { aws } from "./commands.ts";
import { written } from "./written.ts";

const kinds: ReadonlySet<string> = new Set(workKinds);

interface DefaultBucket {
  region: string;
  bucket: string;
}

/** The default buckets of the regions in which SageMaker is used, and those that the account's list has not. Source: SageMaker Python SDK, `Session.default_bucket`. */
export function missingDefaultBuckets(
  account: string,
  inventory: Inventory,
): { used: DefaultBucket[]; missing: DefaultBucket[] } {
  // What was listed and could not be read is there all the same.
  const regions = new Set<string>();
  for (const { identity } of inventory.everything()) if (kinds.has(identity.kind)) regions.add(identity.region);
  const used = [...regions].sort().map((region) => ({ region, bucket: `sagemaker-${region}-${account}` }));
  const own = new Set(inventory.all("s3-bucket").map(({ identity }) => identity.name));
  return { used, missing: used.filter(({ bucket }) => !own.has(bucket)) };
}

export function takeDefaultBuckets({ identity, inventory }: CheckContext): Fix {
  const { account } = identity;
  const { missing } = missingDefaultBuckets(account, inventory);
  return written({
    mutability: "in-place",
    summary: `Make ${missing.map(({ bucket }) => bucket).join(" and ")} in account ${account}, before somebody else does; public access is blocked from the start. If S3 answers that a name is taken, another account has it: find out what has written there, and give jobs another bucket by default_bucket. The guardrail stops anyone here from using one that is not yours.`,
    steps: () =>
      missing.map(({ region, bucket }) =>
        aws("s3api", "create-bucket", {
          bucket,
          // The oldest region takes none. Source: S3 API reference, CreateBucket.
          "create-bucket-configuration": region === "us-east-1" ? undefined : { LocationConstraint: region },
          region,
        }),
      ),
    guardrail: {
      Sid: "DenyDefaultBucketsOfOthers",
      Effect: "Deny",
      Action: ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
      Resource: `arn:${parseArn(identity.arn)?.partition ?? "aws"}:s3:::sagemaker-*-${account}*`,
      Condition: { StringNotEquals: { "aws:ResourceAccount": account } },
      // Who makes the bucket first is no request of this account.
      onlyLimits: true,
    },
  });
}
