import check from "#lib/checks/workteam/links-work-for-the-worker-alone.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (IamPolicyConstraints?: { SourceIp?: "Enabled" | "Disabled"; VpcSourceIp?: "Enabled" | "Disabled" }) => ({
  resource: { WorkteamArn: "arn:t", WorkerAccessConfiguration: { S3Presign: { IamPolicyConstraints } } },
});

testCheck(check, {
  pass: { "the worker's address": of({ SourceIp: "Enabled" }), "the same in a VPC": of({ VpcSourceIp: "Enabled" }) },
  fail: {
    "both are off": of({ SourceIp: "Disabled", VpcSourceIp: "Disabled" }),
    "never set": { resource: { WorkteamArn: "arn:t" } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
