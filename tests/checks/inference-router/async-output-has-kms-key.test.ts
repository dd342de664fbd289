import check from "#lib/checks/inference-router/async-output-has-kms-key.ts";
import { testCheck } from "#tests/support/test-check.ts";

const InferenceRouterArn = "arn:r";
const router = (...outputs: object[]) => ({
  resource: {
    InferenceRouterArn,
    RoutingTargets: outputs.map((OutputConfig) => ({ AsyncInferenceConfig: { OutputConfig } })),
  },
});
const keyed = { S3OutputPath: "s3://ours/out", KmsKeyId: "alias/ml" };

testCheck(check, {
  pass: { "a key is named": router(keyed) },
  fail: {
    "no key is named": router({ S3OutputPath: "s3://ours/out" }),
    "one target of two has none": router(keyed, { S3OutputPath: "s3://ours/out" }),
  },
  notApplicable: { "it answers at once": { resource: { InferenceRouterArn, RoutingTargets: [{ Name: "now" }] } } },
  unknown: {
    "AWS returned no targets": { resource: { InferenceRouterArn } },
    "the answer is not complete": { resource: {} },
  },
});
