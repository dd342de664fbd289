import type { SimulatedBucket, SimulatedRegion } from "#lib/simulator/account.ts";
import { blocked, bucket, openTo, openToAll, tlsOnly, writtenBy } from "#lib/simulator/accounts/build/bucket.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { company } from "./company.ts";

/**
 * The buckets that the teams' resources name, their logs, and two that have nothing to do with SageMaker. Those of vendors
 * and partners are other accounts'.
 */
export function buckets(frame: Frame, regions: readonly SimulatedRegion[]): SimulatedBucket[] {
  const keyOf = (region: string, alias: string) =>
    regions.find(({ name }) => name === region)?.kms.keys.find(({ aliases }) => aliases.includes(`alias/${alias}`))
      ?.Arn;
  const careful = (name: string, region: string, key: string, logsTo?: string) =>
    bucket(frame, {
      name,
      region,
      key: keyOf(region, key),
      versioned: true,
      ...(logsTo && { logsTo }),
      policy: [tlsOnly(frame, name)],
      PublicAccessBlock: blocked,
      tags: { team: key, "data-class": "confidential" },
    });
  const objects = `arn:${frame.partition}:s3:::nwa-pricing-eu-west-1/*`;
  return [
    careful("nwa-fraud-us-east-1", "us-east-1", "fraud", "nwa-access-logs-us-east-1"),
    careful("nwa-credit-risk-eu-west-1", "eu-west-1", "credit-risk"),
    careful("nwa-vision-us-west-2", "us-west-2", "vision"),
    bucket(frame, {
      name: "nwa-access-logs-us-east-1",
      region: "us-east-1",
      policy: [tlsOnly(frame, "nwa-access-logs-us-east-1")],
      PublicAccessBlock: blocked,
    }),
    // The growth team once showed a customer some results.
    bucket(frame, {
      name: "nwa-growth-us-east-1",
      region: "us-east-1",
      createdDaysAgo: 1180,
      policy: [openToAll(frame, "nwa-growth-us-east-1")],
      PublicAccessBlock: { ...blocked, BlockPublicPolicy: false, RestrictPublicBuckets: false },
      tags: { team: "growth" },
    }),
    // Made by hand, far from the domain that shares notebooks in it.
    bucket(frame, {
      name: `sagemaker-studio-${frame.account}-growth`,
      region: "eu-central-1",
      createdDaysAgo: 1320,
      aclsCount: true,
      Grants: [
        {
          Grantee: { Type: "Group", URI: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" },
          Permission: "READ",
        },
      ],
    }),
    bucket(frame, { name: `sagemaker-us-east-1-${frame.account}`, region: "us-east-1", PublicAccessBlock: blocked }),
    bucket(frame, {
      name: "nwa-search-us-east-1",
      region: "us-east-1",
      key: keyOf("us-east-1", "search"),
      // Whose containers the team runs, and who once had to find out why one was slow.
      // The vendor brings its cluster's start-up scripts up to date by itself.
      policy: [
        openTo(frame, "nwa-search-us-east-1", company.vendorRegistry),
        writtenBy(frame, "nwa-search-us-east-1/hyperpod", company.vendorRegistry),
      ],
      PublicAccessBlock: blocked,
    }),
    // It covers the objects and forgets the bucket itself.
    bucket(frame, {
      name: "nwa-pricing-eu-west-1",
      region: "eu-west-1",
      key: "alias/aws/s3",
      versioned: true,
      policy: [tlsOnly(frame, "nwa-pricing-eu-west-1", [objects])],
      PublicAccessBlock: blocked,
    }),
    bucket(frame, { name: "nwa-edge-us-west-2", region: "us-west-2", versioned: true, PublicAccessBlock: blocked }),
    bucket(frame, { name: "nwa-website", region: "us-east-1", createdDaysAgo: 2100 }),
    bucket(frame, { name: "nwa-finance-exports", region: "eu-west-1", PublicAccessBlock: blocked }),
  ];
}
