import check from "#lib/checks/inference-component/images-come-from-known-registries.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { images } from "../images-of.ts";

const InferenceComponentArn = "arn:c";
const running = (SpecifiedImage: string) => ({
  resource: { InferenceComponentArn, Specification: { Container: { DeployedImage: { SpecifiedImage } } } },
});

testCheck(check, {
  pass: {
    "one's own": running(images.own),
    "AWS's": running(images.ofAws),
    "another's that is trusted": { ...running(images.foreign), options: { trustedRegistries: ["611111111116"] } },
  },
  fail: { "another account's": running(images.foreign) },
  notApplicable: {
    "it runs a model": { resource: { InferenceComponentArn, Specification: { ModelName: "churn" } } },
    "it is an adapter": {
      resource: { InferenceComponentArn, Specification: { Container: { ArtifactUrl: "s3://ours/a/" } } },
    },
  },
  unknown: {
    "a registry of which AWS says nothing": running(images.elsewhere),
    "the answer is not complete": { resource: {} },
  },
});
