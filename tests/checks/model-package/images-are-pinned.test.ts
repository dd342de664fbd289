import check from "#lib/checks/model-package/images-are-pinned.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (Image: string, ImageDigest?: string) => ({
  resource: { ModelPackageArn: "arn:p", InferenceSpecification: { Containers: [{ Image, ImageDigest }] } },
});
const digest = `sha256:${"0".repeat(64)}`;

testCheck(check, {
  pass: { "a digest in the name": of(`own/churn@${digest}`), "a digest beside it": of("own/churn:1", digest) },
  fail: { "a tag": of("own/churn:1"), "no tag, which means latest": of("own/churn") },
  notApplicable: { "no image": { resource: { ModelPackageArn: "arn:p" } } },
  unknown: { "the answer is empty": { resource: {} } },
});
