import type { Framework as FrameworkOfNeo } from "@aws-sdk/client-sagemaker";
import check from "#lib/checks/compilation-job/framework-is-maintained.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (Framework: FrameworkOfNeo, FrameworkVersion?: string) => ({
  resource: { CompilationJobArn: "arn:x", InputConfig: { Framework, FrameworkVersion } },
});

testCheck(check, {
  pass: { "PyTorch that is patched": of("PYTORCH", "2.13"), "with its third number": of("PYTORCH", "2.13.1") },
  fail: {
    "MXNet, whatever version": of("MXNET", "1.8"),
    Keras: of("KERAS"),
    Darknet: of("DARKNET"),
    "PyTorch that was patched once": of("PYTORCH", "2.0"),
    "the newest that Neo's documentation names": of("PYTORCH", "1.12"),
    "TensorFlow of 2021": of("TENSORFLOW", "2.4.2"),
  },
  notApplicable: { "nobody dates it": of("ONNX"), "nor this": of("XGBOOST", "1.3") },
  unknown: {
    "AWS chose the version and does not say which": of("PYTORCH"),
    "a version that the list does not have": of("PYTORCH", "9.0"),
    "the list is old": { ...of("PYTORCH", "2.13"), options: { listIsStaleAfterDays: 1 } },
    "a package was compiled": {
      resource: {
        CompilationJobArn: "arn:x",
        ModelPackageVersionArn: "arn:aws:sagemaker:us-east-1:1:model-package/a/1",
      },
    },
    "the answer is empty": { resource: {} },
  },
});
