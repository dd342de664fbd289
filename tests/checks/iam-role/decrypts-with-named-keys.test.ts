import check from "#lib/checks/iam-role/decrypts-with-named-keys.ts";
import { allow, attached, deny, role } from "#tests/analysis/iam/roles.ts";
import { account, testCheck } from "#tests/support/test-check.ts";

const on = (Action: string, Condition: object) => ({ ...allow(Action), Condition });
const key = `arn:aws:kms:us-east-1:${account}:key/1111`;

testCheck(check, {
  pass: {
    "it may not decrypt": { resource: role({ inline: allow(["kms:Encrypt", "kms:DescribeKey"]) }) },
    "with one key": { resource: role({ inline: allow("kms:Decrypt", key) }) },
    "with all but what is denied: everything": {
      resource: role({ inline: [allow("kms:*"), deny(["kms:Decrypt", "kms:ReEncrypt*"])] }),
    },
    "with those of an alias": {
      resource: role({
        inline: on("kms:*", { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/churn*" } }),
      }),
    },
    "keys of another account": { resource: role({ inline: allow("kms:*", "arn:aws:kms:*:611111111116:key/*") }) },
  },
  fail: {
    "with every key": { resource: role({ inline: allow("kms:Decrypt") }) },
    "with every key of a region": {
      resource: role({ inline: allow("kms:*", `arn:aws:kms:eu-west-1:${account}:key/*`) }),
    },
    "with every key, through S3": {
      resource: role({
        inline: on("kms:Decrypt", { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }),
      }),
    },
    "by encrypting anew": { resource: role({ inline: allow("kms:ReEncrypt*") }) },
    "by a managed policy": { resource: role({ managed: [attached("all", allow("*"))] }) },
  },
  notApplicable: {
    "AWS writes its policies": { resource: role({ inline: allow("*") }, { Path: "/aws-service-role/x/" }) },
  },
  unknown: {
    "those of a tag, which any key may have": {
      resource: role({ inline: on("kms:*", { StringEquals: { "aws:ResourceTag/team": "churn" } }) }),
    },
    "a policy was not read": { resource: role({ managed: [attached("gone")] }) },
    "the answer is not complete": { resource: {} },
  },
});
