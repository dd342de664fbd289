import { expect, test } from "vitest";
import check from "#lib/checks/kms-key/rotates.ts";
import { identity, inventoryOf, testCheck } from "#tests/support/test-check.ts";

const key = { KeyManager: "CUSTOMER", KeyState: "Enabled" } as const;
const rotation = (KeyRotationEnabled: boolean, RotationPeriodInDays?: number) => ({
  Rotation: { KeyRotationEnabled, ...(RotationPeriodInDays && { RotationPeriodInDays }) },
});

testCheck(check, {
  pass: {
    "it is": { resource: { ...key, ...rotation(true) } },
    "more often than every year": { resource: { ...key, ...rotation(true, 90) } },
  },
  fail: {
    "it is not": { resource: { ...key, ...rotation(false) } },
    "every seven years": { resource: { ...key, ...rotation(true, 2560) } },
  },
  notApplicable: {
    "AWS manages it": { resource: { KeyManager: "AWS", KeyState: "Enabled", Rotation: null } },
    "KMS cannot": { resource: { ...key, Rotation: null } },
    "it is about to be deleted": { resource: { ...key, KeyState: "PendingDeletion", ...rotation(false) } },
  },
  unknown: {
    "AWS did not say whose it is": { resource: { KeyState: "Enabled", ...rotation(true) } },
    "AWS did not say whether it is": { resource: { ...key, Rotation: {} } },
  },
});

test("another account's key is rotated by that account", () => {
  const arn = "arn:aws:kms:us-east-1:111122223333:key/1";
  const context = { identity: identity("kms-key", "1", { arn }), inventory: inventoryOf([]), now: "", secrets: [] };
  expect(check.fix({ KeyId: "1" } as never, context).summary).toContain("in account 111122223333");
});

test("a replica is rotated where its primary key is", () => {
  const PrimaryKey = { Arn: "arn:aws:kms:eu-west-1:482915630174:key/mrk-1", Region: "eu-west-1" };
  const resource = { KeyId: "mrk-1", MultiRegionConfiguration: { PrimaryKey } };
  const fix = check.fix(resource as never, {
    identity: identity("kms-key", "mrk-1"),
    inventory: inventoryOf([]),
    now: "",
    secrets: [],
  });
  expect(fix.cli).toBe(
    `aws kms enable-key-rotation --key-id=${PrimaryKey.Arn} --rotation-period-in-days=365 --region=eu-west-1`,
  );
  expect(fix).not.toHaveProperty("terraform");
});
