import { expect, test } from "vitest";
import derivation from "#lib/derivations/forgotten-credential-to-workspaces.ts";
import { daysAgo, row } from "#tests/checks/credential-report.ts";
import { allowing, heldIn, pathsOf } from "#tests/support/paths.ts";
import { account, reading } from "#tests/support/test-check.ts";

const arn = `arn:aws:iam::${account}:user/old`;
const user = (policy = allowing("sagemaker:CreatePresignedNotebookInstanceUrl")) =>
  reading(
    "iam-user",
    "old",
    {
      Arn: arn,
      UserName: "old",
      UserPolicyList: [{ PolicyName: "p", PolicyDocument: policy }],
      AttachedManagedPolicies: [],
      ManagedPolicies: [],
      GroupList: [],
    },
    { arn, region: "global" },
  );
const reportWith = (given: Parameters<typeof row>[0]) =>
  reading("iam-account", account, { SummaryMap: {}, CredentialReport: { Users: [row(given)] } }, { region: "global" });
const everywhere = { in: "global" };
const password = { password_enabled: "true", mfa_active: "false", password_last_changed: "2024-01-01T00:00:00+00:00" };

test("a password of years ago without a second factor opens any notebook", () => {
  const path = pathsOf(derivation, [user(), reportWith({ arn, ...password })], everywhere).get("old");
  expect(path?.Steps).toMatchObject([
    { Holds: true, Check: "iam-user/credentials-are-used" },
    { Holds: true, Check: "iam-user/console-has-mfa" },
    { Holds: true, Check: "iam-user/opens-no-workspace-from-anywhere", Use: { By: arn } },
  ]);
});

test("a key needs no second factor either, and no check of passwords is named for it", () => {
  const key = {
    mfa_active: "false",
    access_key_1_active: "true",
    access_key_1_last_rotated: "2024-01-01T00:00:00+00:00",
  };
  const path = pathsOf(derivation, [user(), reportWith({ arn, ...key })], everywhere).get("old");
  expect(path?.Steps.map(({ Holds }) => Holds)).toEqual([true, true, true]);
  expect(path?.Steps[1]?.Check).toBeUndefined();
});

const oldKey = { access_key_1_active: "true", access_key_1_last_rotated: "2024-01-01T00:00:00+00:00" };

test("a device does not guard a key", () => {
  const path = pathsOf(derivation, [user(), reportWith({ arn, ...oldKey, mfa_active: "true" })], everywhere).get("old");
  expect(path?.Steps.map(({ Holds }) => Holds)).toEqual([true, true, true]);
  expect(path?.Steps[1]?.Check).toBeUndefined();
});

test("both steps are about the same credential", () => {
  const held = (given: Parameters<typeof row>[0]) =>
    heldIn(derivation, [user(), reportWith({ arn, ...given })], everywhere);
  const usedKey = { ...oldKey, access_key_1_last_used_date: daysAgo(2) };
  // The password is forgotten and guarded, the key is in use.
  expect(held({ ...password, mfa_active: "true", ...usedKey })).toEqual([true, false, true]);
  // The password is in use and guarded, the key is forgotten.
  expect(held({ ...password, password_last_used: daysAgo(2), mfa_active: "true", ...oldKey })).toEqual([
    true,
    true,
    true,
  ]);
  // The password is forgotten and guarded; since when the key is there, nobody knows.
  const unclear = { ...oldKey, access_key_1_last_rotated: "N/A" };
  expect(held({ ...password, mfa_active: "true", ...unclear })).toEqual([true, null, true]);
  expect(held(unclear)).toEqual([null, true, true]);
  expect(held({ ...password, mfa_active: "no_information" })).toEqual([true, null, true]);
});

test("each step breaks it by itself", () => {
  const used = { ...password, password_last_used: daysAgo(2) };
  expect(heldIn(derivation, [user(), reportWith({ arn, ...used })], everywhere)).toEqual([false, true, true]);
  const guarded = { ...password, mfa_active: "true" };
  expect(heldIn(derivation, [user(), reportWith({ arn, ...guarded })], everywhere)).toEqual([true, false, true]);
});

test("a user who may open nothing, or from the office alone, is no row", () => {
  const report = reportWith({ arn, ...password });
  expect(heldIn(derivation, [user(allowing("s3:GetObject")), report], everywhere)).toBeUndefined();
  const office = allowing("sagemaker:CreatePresignedDomainUrl", "*", {
    Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } },
  });
  expect(heldIn(derivation, [user(office), report], everywhere)).toBeUndefined();
});

test("without the credential report nothing is known of its credentials", () => {
  expect(heldIn(derivation, [user()], { ...everywhere, blind: ["iam-account"] })).toEqual([null, null, true]);
});
