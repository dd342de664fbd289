import check from "#lib/checks/workforce/admits-known-addresses.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (...Cidrs: string[]) => ({ resource: { WorkforceArn: "arn:w", SourceIpConfig: { Cidrs } } });

testCheck(check, {
  pass: { "an office": of("198.51.100.0/24"), "addresses inside": of("10.0.0.0/8", "198.51.100.0/24") },
  fail: {
    everyone: of("0.0.0.0/0"),
    "everyone, in halves": of("0.0.0.0/1", "128.0.0.0/1"),
    "everyone beside an office": of("198.51.100.0/24", "::/0"),
    "no range was ever set": { resource: { WorkforceArn: "arn:w" } },
    "none in the list": of(),
    "a portal in a VPC, beside the one on the internet": {
      resource: { WorkforceArn: "arn:w", WorkforceVpcConfig: { VpcId: "vpc-1", Subnets: [], SecurityGroupIds: [] } },
    },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
