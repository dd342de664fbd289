import check from "#lib/checks/endpoint-config/hosts-are-supported.ts";
import { testCheck } from "#tests/support/test-check.ts";

const EndpointConfigArn = "arn:c";
const config = (...more: object[]) => ({
  resource: { EndpointConfigArn, ProductionVariants: more.map((one) => ({ VariantName: "main", ...one })) },
});
const old = { InferenceAmiVersion: "al2-ami-sagemaker-inference-gpu-2" };
const young = { InferenceAmiVersion: "al2023-ami-sagemaker-inference-gpu-4-1" };

testCheck(check, {
  pass: { "Amazon Linux 2023": config(young), "beside one that AWS chooses": config({}, young) },
  fail: {
    "Amazon Linux 2": config(old),
    "one of two": config(young, old),
    "an accelerator": config({ AcceleratorType: "ml.eia2.medium" }),
    "an accelerator on a young image": config({ ...young, AcceleratorType: "ml.eia2.medium" }),
    "a shadow": {
      resource: { EndpointConfigArn, ProductionVariants: [{}], ShadowProductionVariants: [{ ...old } as object] },
    },
  },
  notApplicable: { "AWS chooses": config({}) },
  unknown: { "there are no variants": { resource: { EndpointConfigArn } } },
});
