import { expect, test } from "vitest";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import { account } from "#tests/support/test-check.ts";

const ecr = (of: string, name = "churn:1") => `${of}.dkr.ecr.eu-west-1.amazonaws.com/${name}`;

test.each([
  [ecr(account), "own", account],
  [ecr(account, `churn@sha256:${"a".repeat(64)}`), "own", account],
  [ecr("763104351884", "pytorch-inference:2.6"), "aws", "763104351884"],
  ["727897471807.dkr.ecr.cn-north-1.amazonaws.com.cn/x:1", "aws", "727897471807"],
  [ecr("611111111116"), "another", "611111111116"],
  ["public.ecr.aws/deep-learning-containers/pytorch:2", "aws", "public.ecr.aws"],
  ["public.ecr.aws/x1y2/pytorch:2", "elsewhere", "public.ecr.aws"],
  ["registry.internal:5000/churn:1", "elsewhere", "registry.internal:5000"],
  ["python", "elsewhere", "python"],
])("%s is %s", (image, from, registry) => {
  expect(imageOrigin(image, account)).toEqual({ from, registry });
});
