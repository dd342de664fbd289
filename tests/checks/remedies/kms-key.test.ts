import { expect, test } from "vitest";
import { restoreKey } from "#lib/checks/remedies/kms-key.ts";
import { key, keyArn } from "#tests/checks/keys.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";

const restore = (reference: string, ...readings: Parameters<typeof inventoryOf>[0]) =>
  restoreKey(reference, {
    identity: identity("notebook-instance", "lab"),
    inventory: inventoryOf(readings),
    now,
    secrets: [],
  });
const commandsOf = (cli = "") => cli.split("\n").map((line) => line.split(" ")[2]);

test("a disabled key is enabled, by its ARN even when an alias names it: KMS takes no alias here", () => {
  const fix = restore("alias/lab", key({ KeyState: "Disabled" }, "alias/lab"));
  expect(fix?.cli?.split("\n")[0]).toBe(`aws kms enable-key --key-id=${keyArn} --region=us-east-1`);
});

test("a key that is about to be deleted is first kept, then enabled", () => {
  const fix = restore(keyArn, key({ KeyState: "PendingDeletion" }));
  expect(commandsOf(fix?.cli)).toEqual(["cancel-key-deletion", "enable-key", "describe-key"]);
});

test("a key whose material is missing is only looked at", () => {
  expect(commandsOf(restore(keyArn, key({ KeyState: "PendingImport" }))?.cli)).toEqual(["describe-key"]);
});

test("a key of another region is brought back there", () => {
  const elsewhere = keyArn.replace("us-east-1", "eu-west-1");
  const fix = restore(elsewhere, key({ Arn: elsewhere, KeyState: "Disabled" }, elsewhere));
  expect(fix?.cli?.split("\n")[0]).toBe(`aws kms enable-key --key-id=${elsewhere} --region=eu-west-1`);
});

test("a key of AWS cannot be made one's own", () => {
  expect(restore(keyArn, key({ KeyManager: "AWS" }))).toBeUndefined();
});
