import fc from "fast-check";
import { expect, test } from "vitest";
import type { Workload } from "#lib/analysis/network/places.ts";
import { actionPrefix, serviceOf, servicesNeeded, takesPolicy } from "#lib/analysis/network/services.ts";
import type { NetworkUser } from "#lib/analysis/network/users.ts";
import { endpointServiceName } from "#lib/readings/partitions.ts";
import { identity } from "#tests/support/test-check.ts";

test.each([
  ["com.amazonaws.us-east-1.sagemaker.api", "us-east-1", "sagemaker.api"],
  ["com.amazonaws.us-east-1.sagemaker.runtime-fips", "us-east-1", "sagemaker.runtime-fips"],
  ["aws.sagemaker.us-east-1.studio", "us-east-1", "aws.sagemaker.studio"],
  ["cn.com.amazonaws.cn-north-1.sagemaker.api", "cn-north-1", "sagemaker.api"],
  ["com.amazonaws.cn-north-1.s3", "cn-north-1", "s3"],
  ["eu.amazonaws.eusc-de-east-1.s3", "eusc-de-east-1", "s3"],
  ["gov.ic.c2s.us-iso-east-1.sagemaker.api", "us-iso-east-1", "sagemaker.api"],
])("%s in %s is %s", (name, region, service) => {
  expect(serviceOf(name, region)).toBe(service);
});

test.each([
  undefined,
  "",
  "com.amazonaws.eu-west-1.s3",
  "com.example.us-east-1.sagemaker.api",
  "com.amazonaws.vpce.us-east-1.vpce-svc-0123",
  "s3",
  "com.amazonaws.us-east-1.",
  "com.amazonaws.us-east-1.a.us-east-1.b",
])("%j is no service of AWS in us-east-1", (name) => {
  expect(serviceOf(name, "us-east-1")).toBeUndefined();
});

test("names to create endpoints with read back as the service, in every partition", () => {
  const services = fc.constantFrom("sagemaker.api", "sagemaker.runtime", "aws.sagemaker.studio", "s3", "sts");
  const regions = fc.constantFrom("us-east-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1");
  fc.assert(
    fc.property(
      services,
      regions,
      (service, region) => serviceOf(endpointServiceName(service, region), region) === service,
    ),
  );
  expect(endpointServiceName("sagemaker.api", "cn-north-1")).toBe("cn.com.amazonaws.cn-north-1.sagemaker.api");
  expect(endpointServiceName("s3", "cn-north-1")).toBe("com.amazonaws.cn-north-1.s3");
});

test("each workload needs its own services, and one with its own way out needs none", () => {
  const user = (workload: Workload): NetworkUser => ({
    identity: identity("model", workload),
    workload,
    interfaces: [],
    roles: [],
  });
  const needed = servicesNeeded([user("notebook"), user("studio"), user("container"), user("self-connected")]);
  const who = (service: string) => needed.get(service)?.map((one) => one.workload);
  expect(who("s3")).toEqual(["notebook", "studio", "container"]);
  expect(who("aws.sagemaker.studio")).toEqual(["studio"]);
  expect(who("sagemaker.api")).toEqual(["notebook", "studio"]);
});

test.each<[string, boolean | undefined]>([
  ["sagemaker.api", true],
  ["sagemaker.runtime", true],
  ["aws.sagemaker.studio", true],
  ["s3", true],
  ["sagemaker.runtime-fips", false],
  ["sagemaker.api-fips", true],
  ["sagemaker.metrics", undefined],
  ["sagemaker-geospatial", undefined],
  ["aws.sagemaker.partner-app", undefined],
])("endpoints of %s obey their policy: %s", (service, obeyed) => {
  expect(takesPolicy(service)).toBe(obeyed);
});

test.each([
  ["sagemaker.runtime-fips", "sagemaker"],
  ["aws.sagemaker.studio", "sagemaker"],
  ["s3-fips", "s3"],
  ["ecr.api", "ecr"],
])("calls to %s are actions of %s", (service, prefix) => {
  expect(actionPrefix(service)).toBe(prefix);
});
