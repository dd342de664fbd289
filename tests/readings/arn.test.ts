import { partition } from "@aws-sdk/core/client";
import { expect, test } from "vitest";
import { partitionOf } from "#lib/readings/arn.ts";

/** One region at least of each partition that AWS has, and some that it may come to have. */
const regions =
  `us-east-1 eu-west-1 ap-southeast-7 mx-central-1 il-central-1 ca-west-1 cn-north-1 cn-northwest-1 us-gov-east-1
  us-gov-west-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 eu-isoe-west-1 us-isof-east-1 us-isof-south-1
  eusc-de-east-1 eu-west-9 cn-south-1 us-gov-central-1`.split(/\s+/);

test.each(regions)("%s is in the partition that the SDK has it in", (region) => {
  expect(partitionOf(region)).toBe(partition(region).name);
});
