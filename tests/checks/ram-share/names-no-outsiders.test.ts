import check from "#lib/checks/ram-share/names-no-outsiders.ts";
import { testCheck } from "#tests/support/test-check.ts";

const hub = { type: "sagemaker:Hub", arn: "arn:aws:sagemaker:us-east-1:482915630174:hub/models" };
const subnet = { type: "ec2:Subnet", arn: "arn:aws:ec2:us-east-1:482915630174:subnet/subnet-1" };
const of = (principals: { id: string; external?: boolean }[], Resources: object[] = [hub]) => ({
  resource: {
    resourceShareArn: "arn:r",
    resourceOwner: "SELF" as const,
    Principals: principals,
    Resources,
  },
});
const vendor = { id: "611111111116", external: true };
const role = { id: "arn:aws:iam::611111111116:role/readers", external: true };

testCheck(check, {
  pass: {
    "the organization": of([{ id: "arn:aws:organizations::1:organization/o-1", external: false }]),
    "nobody any more": of([]),
    "an account that is trusted, and a role of it": {
      ...of([vendor, role]),
      options: { trustedAccounts: [vendor.id] },
    },
  },
  fail: {
    "an account outside": of([vendor]),
    "a role outside": of([role]),
    "one beside the organization": of([{ id: "arn:aws:organizations::1:organization/o-1", external: false }, vendor]),
    "AWS does not say that it is inside": of([{ id: "222233334444" }]),
  },
  notApplicable: {
    "a network": of([vendor], [subnet]),
    "another account's share": { resource: { ...of([vendor]).resource, resourceOwner: "OTHER-ACCOUNTS" } },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
