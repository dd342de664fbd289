import { KMS } from "@aws-sdk/client-kms";
import { describe, expect, test } from "vitest";
import { accountId, callerArn, keyArn } from "./fixture/names.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const kms = new KMS(at(await simulated()));
const id = keyArn.split("/")[1] ?? "";

test.each([id, keyArn, "alias/ml", "alias/data", `arn:aws:kms:us-east-1:${accountId}:alias/ml`])(
  "a key is found as %s",
  async (KeyId) => {
    const { KeyMetadata } = await kms.describeKey({ KeyId });
    expect(KeyMetadata).toMatchObject({ KeyId: id, Arn: keyArn, KeyManager: "CUSTOMER" });
    expect(KeyMetadata).not.toHaveProperty("aliases");
  },
);

describe("a key that is not found", () => {
  const other = "ffffffff-1111-2222-3333-444455556666";
  test.each([
    [other, `Key 'arn:aws:kms:us-east-1:${accountId}:key/${other}' does not exist`],
    ["alias/none", `Alias arn:aws:kms:us-east-1:${accountId}:alias/none is not found.`],
    ["not a key", "Invalid keyId 'not a key'"],
    [keyArn.replace("us-east-1", "eu-west-1"), "Invalid arn eu-west-1"],
    ["arn:aws:s3:::bucket", "Invalid arn arn:aws:s3:::bucket"],
  ])("%s is a NotFoundException", async (KeyId, message) => {
    expect(await failureOf(kms.describeKey({ KeyId }))).toEqual({ code: "NotFoundException", message, status: 400 });
  });

  test("of another account is denied: whether it exists is not for us to know", async () => {
    const KeyId = keyArn.replace(accountId, "999999999999");
    expect(await failureOf(kms.describeKey({ KeyId }))).toMatchObject({
      code: "AccessDeniedException",
      message: `User: ${callerArn} is not authorized to perform: kms:DescribeKey on resource: ${KeyId} because no identity-based policy allows the kms:DescribeKey action`,
    });
  });
});

describe("what other scanners ask", () => {
  test("keys and their aliases, in pages", async () => {
    expect(await kms.listKeys({})).toMatchObject({ Keys: [{ KeyId: id, KeyArn: keyArn }], Truncated: false });
    const first = await kms.listAliases({ Limit: 1 });
    expect(first).toMatchObject({ Aliases: [{ AliasName: "alias/ml", TargetKeyId: id }], Truncated: true });
    const rest = await kms.listAliases({ Limit: 1, Marker: first.NextMarker });
    expect(rest).toMatchObject({ Aliases: [{ AliasName: "alias/data" }], Truncated: false });
    expect((await kms.listAliases({ KeyId: keyArn })).Aliases).toHaveLength(2);
  });

  test("a key made without a policy trusts its account, and is not rotated", async () => {
    const { Policy = "" } = await kms.getKeyPolicy({ KeyId: id });
    expect(JSON.parse(Policy).Statement).toMatchObject([{ Principal: { AWS: `arn:aws:iam::${accountId}:root` } }]);
    expect(await kms.getKeyRotationStatus({ KeyId: id })).toMatchObject({ KeyRotationEnabled: false });
    expect((await kms.listGrants({ KeyId: id })).Grants).toEqual([]);
  });

  test("none of them by alias", async () => {
    const failure = await failureOf(kms.getKeyRotationStatus({ KeyId: "alias/ml" }));
    expect(failure).toMatchObject({ code: "NotFoundException" });
  });
});
