import { IAMClient } from "@aws-sdk/client-iam";
import { partition } from "@aws-sdk/core/client";
import { expect, test } from "vitest";
import { anyDnsSuffix, dnsSuffixOf, endpointServiceName, iamRegionOf, partitionOf } from "#lib/readings/partitions.ts";

/** One region at least of each partition that AWS has, and some that it may come to have. */
const regions =
  `us-east-1 eu-west-1 ap-southeast-7 mx-central-1 il-central-1 ca-west-1 cn-north-1 cn-northwest-1 us-gov-east-1
  us-gov-west-1 us-iso-east-1 us-iso-west-1 us-isob-east-1 us-isob-west-1 eu-isoe-west-1 us-isof-east-1 us-isof-south-1
  eusc-de-east-1 eu-west-9 cn-south-1 us-gov-central-1`.split(/\s+/);

test.each(regions)("%s is in the partition that the SDK has it in, with its host names", (region) => {
  const { name, dnsSuffix } = partition(region);
  expect(partitionOf(region)).toBe(name);
  expect(dnsSuffixOf(region)).toBe(dnsSuffix);
  const { properties } = new IAMClient({ region }).config.endpointProvider({ Region: region });
  const [{ signingRegion = region } = {}] = (properties?.authSchemes ?? []) as { signingRegion?: string }[];
  expect(iamRegionOf(region)).toBe(signingRegion);
  expect(`api.ecr.${region}.${dnsSuffix}`).toMatch(new RegExp(`\\.${anyDnsSuffix}$`));
});

test.each([
  ["sagemaker.api", "us-east-1", "com.amazonaws.us-east-1.sagemaker.api"],
  ["aws.sagemaker.studio", "eu-west-1", "aws.sagemaker.eu-west-1.studio"],
  ["kms", "cn-north-1", "cn.com.amazonaws.cn-north-1.kms"],
  ["s3", "cn-north-1", "com.amazonaws.cn-north-1.s3"],
  ["sts", "eusc-de-east-1", "eu.amazonaws.eusc-de-east-1.sts"],
  ["s3", "us-iso-east-1", "gov.ic.c2s.us-iso-east-1.s3"],
])("%s in %s is %s to an endpoint", (service, region, name) => {
  expect(endpointServiceName(service, region)).toBe(name);
});
