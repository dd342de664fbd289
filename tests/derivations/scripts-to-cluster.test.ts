import { expect, test } from "vitest";
import derivation from "#lib/derivations/scripts-to-cluster.ts";
import { heldIn, pathsOf } from "#tests/support/paths.ts";
import { account, reading, unread } from "#tests/support/test-check.ts";

const arn = "arn:aws:s3:::scripts";
const at = { arn, region: "us-east-1" };
const cluster = reading("cluster", "llm", {
  InstanceGroups: [{ InstanceGroupName: "gpu", LifeCycleConfig: { SourceS3Uri: "s3://scripts/hyperpod/" } }],
});
const policy = (principal: unknown, Resource = `${arn}/*`, Action = "s3:PutObject") =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: principal, Action, Resource }] });
const partner = { AWS: "arn:aws:iam::111122223333:root" };
const bucket = (Policy: string | null, more: object = {}) =>
  reading(
    "s3-bucket",
    "scripts",
    {
      Name: "scripts",
      Policy,
      PolicyStatus: { IsPublic: false },
      PublicAccessBlock: null,
      Acl: { Grants: [] },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      ...more,
    },
    at,
  );

test("a partner who may write where the scripts are is root on every new node", () => {
  const path = pathsOf(derivation, [cluster, bucket(policy(partner))]).get("llm");
  expect(path?.Steps).toMatchObject([
    { Holds: true, Kind: "s3-bucket", Check: "s3-bucket/policy-names-no-outsiders", Outsiders: ["111122223333"] },
    { Holds: true, Kind: "cluster", Observed: "s3://scripts/hyperpod/" },
  ]);
});

test("everyone may, by the policy or by the ACL", () => {
  const open = bucket(policy("*"), { PolicyStatus: { IsPublic: true } });
  expect(pathsOf(derivation, [cluster, open]).get("llm")?.Steps[0]?.Check).toBe("s3-bucket/not-public");
  const grants = {
    Acl: { Grants: [{ Grantee: { URI: "http://acs.amazonaws.com/groups/global/AllUsers" }, Permission: "WRITE" }] },
    OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
  };
  expect(heldIn(derivation, [cluster, bucket(null, grants)])).toEqual([true, true]);
});

test("a bucket of another account is written to by its owner, and no fix of a check is named", () => {
  const [path] = [...pathsOf(derivation, [cluster]).values()];
  expect(path?.Steps[0]).toMatchObject({ Holds: true, Outsiders: ["scripts"] });
  expect(path?.Steps[0]?.Check).toBeUndefined();
});

test("no row: nobody outside, another key, reading alone, a public policy that the block shuts", () => {
  const block = { RestrictPublicBuckets: true };
  expect(heldIn(derivation, [cluster, bucket(null)])).toBeUndefined();
  expect(heldIn(derivation, [cluster, bucket(policy(partner, `${arn}/logs/*`))])).toBeUndefined();
  expect(heldIn(derivation, [cluster, bucket(policy(partner, `${arn}/*`, "s3:GetObject"))])).toBeUndefined();
  expect(heldIn(derivation, [cluster, bucket(policy({ AWS: account }))])).toBeUndefined();
  const shut = bucket(policy("*"), { PolicyStatus: { IsPublic: true }, PublicAccessBlock: block });
  expect(heldIn(derivation, [cluster, shut])).toBeUndefined();
  const byAccount = reading(
    "s3-account",
    account,
    { AccountId: account, PublicAccessBlockConfiguration: block },
    { region: "global" },
  );
  const public_ = bucket(policy("*"), { PolicyStatus: { IsPublic: true } });
  expect(heldIn(derivation, [cluster, public_, byAccount])).toBeUndefined();
  expect(heldIn(derivation, [reading("cluster", "llm", { InstanceGroups: [] })])).toBeUndefined();
});

test("what was not read leaves it open", () => {
  expect(heldIn(derivation, [cluster], { blind: ["s3-bucket"] })).toEqual([null, true]);
  expect(heldIn(derivation, [cluster, unread("s3-bucket", "scripts", at)])).toEqual([null, true]);
  expect(heldIn(derivation, [cluster, bucket("{")])).toEqual([null, true]);
});
