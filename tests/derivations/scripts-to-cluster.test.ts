import { expect, test } from "vitest";
import { stepsWith } from "#lib/checks/path-cuts.ts";
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

const from = (...uris: string[]) =>
  reading("cluster", "llm", {
    InstanceGroups: uris.map((SourceS3Uri) => ({
      LifeCycleConfig: { SourceS3Uri, OnCreate: "on_create.sh", OnInitComplete: "ready.sh" },
    })),
  });
const named = (name: string, account: string | "unread") => {
  const whose = { arn: `arn:aws:s3:::${name}`, region: "us-east-1" };
  if (account === "unread") return unread("s3-bucket", name, whose);
  const { resource } = bucket(policy({ AWS: account }, `arn:aws:s3:::${name}/*`)) as { resource: object };
  return reading("s3-bucket", name, { ...resource, Name: name }, whose);
};

test("of several sources that are open, trust in one leaves the others", () => {
  const readings = [from("s3://aaa", "s3://bbb"), named("aaa", "111122223333"), named("bbb", "999988887777")];
  const path = pathsOf(derivation, readings).get("llm");
  expect(path?.Steps[0]?.Outsiders).toEqual(["111122223333", "999988887777"]);
  // Mending one leaves the other.
  expect(path?.Steps[0]?.Check).toBeUndefined();
  expect(path?.Steps[1]?.Observed).toEqual(["s3://aaa", "s3://bbb"]);
  const held = (...trustedAccounts: string[]) => path && stepsWith(path, { trustedAccounts })[0]?.Holds;
  expect(held("111122223333")).toBe(true);
  expect(held("111122223333", "999988887777")).toBe(false);
});

test("a source that was not read stays open when the others are trusted", () => {
  for (const uris of [
    ["s3://aaa", "s3://bbb"],
    ["s3://bbb", "s3://aaa"],
  ]) {
    const path = pathsOf(derivation, [from(...uris), named("aaa", "111122223333"), named("bbb", "unread")]).get("llm");
    expect(path?.Steps.map(({ Holds }) => Holds)).toEqual([true, true]);
    expect(path && stepsWith(path, { trustedAccounts: ["111122223333"] })[0]).toMatchObject({
      Holds: null,
      Reason: expect.stringContaining("not read"),
    });
  }
});

test.each(["on_create.sh", "ready.sh", "lib/setup.sh", "lib/*"])(
  "a partner who may write %s alone is let in",
  (name) => {
    const held = heldIn(derivation, [
      from("s3://scripts/hyperpod"),
      bucket(policy(partner, `${arn}/hyperpod/${name}`)),
    ]);
    expect(held).toEqual([true, true]);
  },
);

test("a grant to another's canonical id lets in while ACLs are on", () => {
  const acl = (Permission: string, ownership = "ObjectWriter") =>
    bucket(null, {
      Acl: {
        Owner: { ID: "own" },
        Grants: [
          { Grantee: { Type: "CanonicalUser", ID: "own" }, Permission: "FULL_CONTROL" },
          { Grantee: { Type: "CanonicalUser", ID: "theirs" }, Permission },
        ],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: ownership }] },
    });
  const [step] = pathsOf(derivation, [cluster, acl("WRITE")]).get("llm")?.Steps ?? [];
  expect(step).toMatchObject({ Holds: true, Outsiders: ["an account known only by its canonical id"] });
  expect(step?.Check).toBeUndefined();
  expect(heldIn(derivation, [cluster, acl("FULL_CONTROL")])).toEqual([true, true]);
  expect(heldIn(derivation, [cluster, acl("READ")])).toBeUndefined();
  expect(heldIn(derivation, [cluster, acl("WRITE", "BucketOwnerEnforced")])).toBeUndefined();
});

test("what everyone may read, and the owner alone may write, is no row", () => {
  const Grants = [
    { Grantee: { URI: "http://acs.amazonaws.com/groups/global/AllUsers" }, Permission: "READ" },
    { Grantee: { ID: "own" }, Permission: "FULL_CONTROL" },
  ];
  const open = bucket(null, { Acl: { Owner: { ID: "own" }, Grants }, OwnershipControls: null });
  expect(heldIn(derivation, [cluster, open])).toBeUndefined();
});

test("what was not read leaves it open", () => {
  expect(heldIn(derivation, [cluster], { blind: ["s3-bucket"] })).toEqual([null, true]);
  expect(heldIn(derivation, [cluster, unread("s3-bucket", "scripts", at)])).toEqual([null, true]);
  expect(heldIn(derivation, [cluster, bucket("{")])).toEqual([null, true]);
});
