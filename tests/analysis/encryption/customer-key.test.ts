import { describe, expect, test } from "vitest";
import { customerKey } from "#lib/analysis/encryption/customer-key.ts";
import { key, keyArn, keyId, unreadKey } from "#tests/checks/keys.ts";
import { inventoryOf, region } from "#tests/support/test-check.ts";

const stateOf = (reference: string, ...readings: Parameters<typeof inventoryOf>[0]) =>
  customerKey(reference, region, inventoryOf(readings)).state;

describe("whose key it is", () => {
  test.each([keyArn, keyId, "alias/lab", `arn:aws:kms:${region}:482915630174:alias/lab`])(
    "named as %s",
    (reference) => {
      expect(stateOf(reference, key({}, reference))).toBe("customer");
      expect(stateOf(reference, key({ KeyManager: "AWS" }, reference))).toBe("aws-managed");
    },
  );

  test.each(["alias/aws/sagemaker", `arn:aws:kms:${region}:482915630174:alias/aws/s3`])(
    "%s is AWS managed by its name, before its first use and where nobody may ask",
    (reference) => {
      expect(stateOf(reference)).toBe("aws-managed");
      expect(stateOf(reference, unreadKey(reference))).toBe("aws-managed");
      expect(customerKey(reference, region, inventoryOf([], ["kms-key"])).state).toBe("aws-managed");
    },
  );

  test.each(["alias/awsome", "alias/my/alias/aws/x", keyArn])("%s says nothing by its name", (reference) => {
    expect(stateOf(reference)).toBe("absent");
  });

  test.each([undefined, ""])("%j is no key", (reference) => {
    expect(customerKey(reference, region, inventoryOf([], ["kms-key"])).state).toBe("none");
  });

  test("an alias leads to the key's own ARN", () => {
    expect(customerKey("alias/lab", region, inventoryOf([key({}, "alias/lab")])).arn).toBe(keyArn);
  });
});

describe("whether it can be used", () => {
  test.each(["Enabled", "Updating"] as const)("%s: yes", (KeyState) => {
    expect(stateOf(keyArn, key({ KeyState }))).toBe("customer");
  });
  test.each([
    "Disabled",
    "PendingDeletion",
    "PendingImport",
    "PendingReplicaDeletion",
    "Unavailable",
    "Creating",
  ] as const)("%s: no", (KeyState) => {
    expect(stateOf(keyArn, key({ KeyState }))).toBe("unusable");
  });
});

describe("what is not known is never good", () => {
  test("a key that may not be read", () => {
    expect(stateOf(keyArn, unreadKey())).toBe("unread");
  });
  test("no right to read keys at all", () => {
    expect(customerKey(keyArn, region, inventoryOf([], ["kms-key"])).state).toBe("unread");
  });
  test("a key that KMS does not know", () => {
    expect(stateOf(keyArn)).toBe("absent");
  });
  test("a key of another region, which nobody asked about", () => {
    expect(stateOf(keyArn.replace(region, "eu-west-1"))).toBe("unread");
  });
  test.each([
    { KeyManager: undefined },
    { KeyState: undefined },
    { KeyState: "Novel" as "Enabled" },
    { KeyManager: "X" as "AWS" },
  ])("an answer with %j", (metadata) => {
    expect(stateOf(keyArn, key(metadata))).toBe("unread");
  });
});
