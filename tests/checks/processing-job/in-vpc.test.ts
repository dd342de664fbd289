import { expect, test } from "vitest";
import check from "#lib/checks/processing-job/in-vpc.ts";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";

const ProcessingJobArn = "arn:aws:sagemaker:us-east-1:482915630174:processing-job/report";
const VpcConfig = { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] };

testCheck(check, {
  pass: { "subnets and security groups": { resource: { ProcessingJobArn, NetworkConfig: { VpcConfig } } } },
  fail: {
    "no network was ever configured": { resource: { ProcessingJobArn, ProcessingJobStatus: "Completed" } },
    "a network without a VPC": { resource: { ProcessingJobArn, NetworkConfig: { EnableNetworkIsolation: true } } },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a VPC of which AWS returned nothing": { resource: { ProcessingJobArn, NetworkConfig: { VpcConfig: {} } } },
    "no ARN in the answer": { resource: { NetworkConfig: { VpcConfig } } },
  },
});

test("the evidence names the fields as AWS does", () => {
  const context = { identity: identity("processing-job", "report"), inventory: inventoryOf([]), now, secrets: [] };
  const verdict = check.evaluate({ ProcessingJobArn, NetworkConfig: { VpcConfig } } as never, context);
  expect("evidence" in verdict && verdict.evidence.map(({ path }) => path)).toEqual([
    "NetworkConfig.VpcConfig.Subnets",
    "NetworkConfig.VpcConfig.SecurityGroupIds",
  ]);
});
