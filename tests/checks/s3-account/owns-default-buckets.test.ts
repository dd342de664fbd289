import check from "#lib/checks/s3-account/owns-default-buckets.ts";
import { account, inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const domain = reading("domain", "d-1", { DomainId: "d-1" });
const named = (name: string) =>
  reading("s3-bucket", name, { Name: name }, { region: "us-east-1", arn: `arn:aws:s3:::${name}` });
const own = named(`sagemaker-us-east-1-${account}`);
const with_ = (...readings: Parameters<typeof inventoryOf>[0]) => ({
  resource: { AccountId: account },
  identity: { name: account },
  inventory: inventoryOf(readings),
});

testCheck(check, {
  pass: { "it is the account's": with_(domain, own) },
  fail: {
    "it is not there": with_(domain, named("models")),
    "that of another region is": with_(domain, named(`sagemaker-eu-west-1-${account}`)),
  },
  notApplicable: { "SageMaker is used nowhere": with_(own) },
  unknown: {
    "a bucket was not read": with_(domain, unread("s3-bucket", "models", { region: "us-east-1" })),
    "the answer is not complete": { resource: {}, inventory: inventoryOf([domain]) },
  },
  sure: {
    without: [
      ...(["cluster", "domain", "endpoint", "feature-group", "model", "model-package-group"] as const),
      ...(["notebook-instance", "pipeline", "s3-bucket"] as const),
    ],
    because: "a region in which one kind is seen is in use, and a bucket that is seen is there",
  },
});
