import check from "#lib/checks/processing-job/images-come-from-known-registries.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { images } from "../images-of.ts";

const ProcessingJobArn = "arn:j";
const one = (TrainingImage?: string) => ({
  resource: { ProcessingJobArn, ...{ AppSpecification: { ImageUri: TrainingImage } } },
});

testCheck(check, {
  pass: {
    "one's own": one(images.own),
    "AWS's": one(images.ofAws),
    "another's that is trusted": { ...one(images.foreign), options: { trustedRegistries: ["611111111116"] } },
  },
  fail: { "another account's": one(images.foreign) },
  notApplicable: { "no image is named": one() },
  unknown: {
    "a registry of which AWS says nothing": one(images.elsewhere),
    "the answer is empty": { resource: {} },
  },
});
