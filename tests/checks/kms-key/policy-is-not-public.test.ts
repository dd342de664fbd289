import { expect, test } from "vitest";
import check from "#lib/checks/kms-key/policy-is-not-public.ts";
import { defaultOptions } from "#lib/checks/options.ts";
import { account, identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";
import { forPublic } from "../outsiders.ts";

const viaS3 = (CallerAccount: object) =>
  JSON.stringify({
    Statement: {
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: "kms:*",
      Resource: "*",
      Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com", ...CallerAccount } },
    },
  });
const cases = forPublic({ KeyId: "k", KeyManager: "CUSTOMER" }, "Policy");

testCheck(check, {
  ...cases,
  pass: {
    ...cases.pass,
    "everyone of the account, through S3": {
      resource: { KeyId: "k", Policy: viaS3({ "kms:CallerAccount": account }) },
    },
  },
  notApplicable: { "AWS manages the key": { resource: { KeyId: "k", KeyManager: "AWS", Policy: "{" } } },
});

test("a key is never left without a policy", () => {
  const Policy = JSON.stringify({ Statement: { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" } });
  const context = { identity: identity("kms-key", "alias/x"), inventory: inventoryOf([]), now, secrets: [] };
  const { cli } = check.fix({ KeyId: "k", Policy } as never, { ...context, options: defaultOptions } as never);
  expect(cli).toContain(`arn:aws:iam::${account}:root`);
});
