import check from "#lib/checks/model-package/images-come-from-known-registries.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (...images: string[]) => ({
  resource: {
    ModelPackageArn: "arn:p",
    InferenceSpecification: { Containers: images.map((Image) => ({ Image })) },
  },
});
const own = "482915630174.dkr.ecr.us-east-1.amazonaws.com/churn:1";
const theirs = "611111111116.dkr.ecr.us-east-1.amazonaws.com/churn:1";

testCheck(check, {
  pass: {
    "this account's registry": of(own),
    "a registry that is trusted": { ...of(own, theirs), options: { trustedRegistries: ["611111111116"] } },
  },
  fail: {
    "another account's": of(theirs),
    "one of two": of(own, theirs),
    "in a specification beside the first": {
      resource: {
        ModelPackageArn: "arn:p",
        AdditionalInferenceSpecifications: [{ Name: "neo", Containers: [{ Image: theirs }] }],
      },
    },
  },
  notApplicable: { "no image": { resource: { ModelPackageArn: "arn:p" } } },
  unknown: { "a registry outside of AWS": of("docker.io/library/python"), "the answer is empty": { resource: {} } },
});
