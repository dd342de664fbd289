import type { Grant, OwnershipControls } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { publicBy } from "#lib/analysis/s3/public-bucket.ts";
import check from "#lib/checks/s3-bucket/not-public.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { type DeepPartial, testCheck } from "#tests/support/test-check.ts";

const everyone = "http://acs.amazonaws.com/groups/global/AllUsers";
const anyAccount = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
type Subject = DeepPartial<ResourceOf<"s3-bucket", "Acl" | "OwnershipControls" | "PolicyStatus" | "PublicAccessBlock">>;
const owner: Grant = { Grantee: { Type: "CanonicalUser", ID: "a1" }, Permission: "FULL_CONTROL" };
const grant = (URI: string, Permission: "READ" | "WRITE_ACP" = "READ"): Grant => ({
  Grantee: { Type: "Group", URI },
  Permission,
});
const shut: Subject = {
  Name: "models",
  Acl: { Grants: [owner] },
  OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
  PolicyStatus: null,
  PublicAccessBlock: null,
};
const objectWriter: OwnershipControls = { Rules: [{ ObjectOwnership: "ObjectWriter" }] };
const publicPolicy = { IsPublic: true };

testCheck(check, {
  pass: {
    "nothing lets anyone in": { resource: shut },
    "a policy that is not public": { resource: { ...shut, PolicyStatus: { IsPublic: false } } },
    "a public policy that is held back": {
      resource: { ...shut, PolicyStatus: publicPolicy, PublicAccessBlock: { RestrictPublicBuckets: true } },
    },
    "a public grant that is held back": {
      resource: {
        ...shut,
        OwnershipControls: null,
        Acl: { Grants: [owner, grant(everyone)] },
        PublicAccessBlock: { IgnorePublicAcls: true },
      },
    },
    "a public grant of before ACLs were off": { resource: { ...shut, Acl: { Grants: [grant(everyone)] } } },
    "logs are delivered": {
      resource: {
        ...shut,
        OwnershipControls: objectWriter,
        Acl: { Grants: [owner, grant("http://acs.amazonaws.com/groups/s3/LogDelivery")] },
      },
    },
  },
  fail: {
    "a public policy": { resource: { ...shut, PolicyStatus: publicPolicy } },
    "a block of what is to come does not help against what is there": {
      resource: {
        ...shut,
        PolicyStatus: publicPolicy,
        PublicAccessBlock: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: false,
        },
      },
    },
    "a grant for everyone": {
      resource: { ...shut, OwnershipControls: objectWriter, Acl: { Grants: [owner, grant(everyone)] } },
    },
    "a grant for everyone with an account, in a bucket of before there were ownership controls": {
      resource: { ...shut, OwnershipControls: null, Acl: { Grants: [grant(anyAccount, "WRITE_ACP")] } },
    },
    "the policy is held back and the ACL is not": {
      resource: {
        ...shut,
        PolicyStatus: publicPolicy,
        OwnershipControls: objectWriter,
        Acl: { Grants: [grant(everyone)] },
        PublicAccessBlock: { RestrictPublicBuckets: true },
      },
    },
  },
  unknown: {
    "AWS does not say whether the policy is public": { resource: { ...shut, PolicyStatus: {} } },
    "nothing is said of the ACL": { resource: { ...shut, Acl: {} } },
  },
});

test("what holds the public back is told with where it stands, so that whoever set it can be named", () => {
  const heldBy = (bucket: Parameters<typeof publicBy>[0]) => publicBy(bucket)?.flatMap(({ held }) => held?.path ?? []);
  const open = { Acl: { Grants: [grant(everyone)] }, OwnershipControls: null, PolicyStatus: publicPolicy };
  expect(heldBy({ ...open, PublicAccessBlock: { RestrictPublicBuckets: true, IgnorePublicAcls: true } })).toEqual([
    "PublicAccessBlock.RestrictPublicBuckets",
    "PublicAccessBlock.IgnorePublicAcls",
  ]);
  const OwnershipControls = { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] };
  expect(heldBy({ ...open, OwnershipControls, PublicAccessBlock: null })).toEqual([
    "OwnershipControls.Rules[0].ObjectOwnership",
  ]);
  expect(heldBy({ ...open, PublicAccessBlock: null })).toEqual([]);
});
