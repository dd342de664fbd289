import check from "#lib/checks/model/role-cannot-replace-its-files.ts";
import { allow, attached, deny, role, roleArn } from "#tests/analysis/iam/roles.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const ModelArn = "arn:m";
const file = "s3://models/churn/model.tar.gz";
const as = (parts: Parameters<typeof role>[0]) =>
  inventoryOf([
    reading("iam-role", "ml-training", role(parts), { region: "global", arn: roleArn }),
    ...["models", "adapters"].map((Name) => reading("s3-bucket", Name, { Name }, { arn: `arn:aws:s3:::${Name}` })),
  ]);
const model = (parts: Parameters<typeof role>[0], ModelDataUrl = file, more: object = {}) => ({
  resource: { ModelArn, ExecutionRoleArn: roleArn, PrimaryContainer: { ModelDataUrl }, ...more },
  inventory: as(parts),
});
const reads = allow("s3:GetObject", "arn:aws:s3:::models/*");
const sure = { without: ["iam-role", "s3-bucket"] as const, because: "the role is not asked for" };
const everything = { inline: allow("*") };

testCheck(check, {
  pass: {
    "it reads": model({ inline: reads }),
    "it writes elsewhere": model({ inline: [reads, allow("s3:PutObject", "arn:aws:s3:::models/output/*")] }),
    "it is denied": model({ inline: [allow("s3:*"), deny("s3:PutObject", "arn:aws:s3:::models/*")] }),
    "it writes beside a prefix": model(
      { inline: allow("s3:PutObject", "arn:aws:s3:::models/x/*") },
      "s3://models/many/",
    ),
    "it is denied, whatever a policy that was not read allows": model({
      inline: deny("s3:PutObject", "arn:aws:s3:::models/*"),
      managed: [attached("gone")],
    }),
    "AWS lets nobody write to JumpStart's": model(everything, "s3://jumpstart-cache-prod-us-east-1/x/"),
  },
  fail: {
    "it may do everything": model({ inline: allow("*") }),
    "it writes in the bucket": model({ inline: allow("s3:Put*", "arn:aws:s3:::models/*") }),
    "it writes under the prefix": model(
      { inline: allow("s3:PutObject", "arn:aws:s3:::models/many/*") },
      "s3://models/many/",
    ),
    "it writes among the models of one endpoint": model(
      { inline: allow("s3:PutObject", "arn:aws:s3:::models/many/*") },
      file,
      { PrimaryContainer: { ModelDataUrl: "s3://models/many", Mode: "MultiModel" } },
    ),
    "it writes over an adapter": model({ inline: allow("s3:PutObject", "arn:aws:s3:::adapters/*") }, file, {
      PrimaryContainer: {
        ModelDataUrl: file,
        AdditionalModelDataSources: [{ S3DataSource: { S3Uri: "s3://adapters/de/" } }],
      },
    }),
  },
  notApplicable: {
    "it is isolated": { ...model({ inline: allow("*") }, file, { EnableNetworkIsolation: true }), sure },
    "it has no role": { ...model({ inline: allow("*") }, file, { ExecutionRoleArn: undefined }), sure },
    "it loads nothing": { ...model({ inline: allow("*") }, ""), sure },
  },
  unknown: {
    "a policy was not read": model({ managed: [attached("gone")] }),
    "another's bucket, whose policy cannot be read": model(everything, "s3://theirs/model.tar.gz"),
    "an access point": model({ inline: reads }, "s3://models-abc-s3alias/model.tar.gz"),
    "an address of another form": model({ inline: reads }, "https://models.s3.amazonaws.com/model.tar.gz"),
    "the role is not there": { ...model({}), inventory: inventoryOf([]) },
    "the answer is not complete": { resource: {} },
  },
  sure: { without: ["s3-bucket"], because: "a role that may not write need not own the bucket" },
});
