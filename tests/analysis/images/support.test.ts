import { expect, test } from "vitest";
import { daysSinceRead, supportOf } from "#lib/analysis/images/support.ts";

const now = "2026-11-22T12:00:00.000Z";
const ecr = "763104351884.dkr.ecr.us-east-1.amazonaws.com";

test.each([
  [`${ecr}/pytorch-training:2.10.0-gpu-py312-cu129`, { state: "supported", version: "2.10", until: "2027-01-21" }],
  [`${ecr}/pytorch-training:2.9-gpu-py312`, { state: "ended", version: "2.9", until: "2026-10-15" }],
  [`${ecr}/pytorch-inference:2.6.0-cpu-py312`, { state: "ended", version: "2.6", until: "2026-06-30" }],
  [
    "public.ecr.aws/deep-learning-containers/pytorch:2.14-cu133",
    { state: "supported", version: "2.14", until: "2027-09-28" },
  ],
  [`${ecr}/pytorch-training:1.8.1-gpu-py36`, { state: "long-ended", version: "1.8" }],
  [`${ecr}/tensorflow-training:2.17-gpu-py310`, { state: "long-ended", version: "2.17" }],
  [`${ecr}/tensorflow-training:2.20-gpu-py312`, { state: "unlisted", version: "2.20" }],
  [`${ecr}/pytorch-training:3.0-gpu`, { state: "unlisted", version: "3.0" }],
  [`${ecr}/mxnet-training:1.9.0-cpu-py38`, { state: "ended", version: "", until: "2023-10-01" }],
  [`${ecr}/pytorch-training@sha256:${"0".repeat(64)}`, { state: "unlisted", version: undefined }],
  [
    `${ecr}/pytorch-training:2.10-gpu@sha256:${"0".repeat(64)}`,
    { state: "supported", version: "2.10", until: "2027-01-21" },
  ],
  [
    "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-cpu-py312",
    { state: "ended", version: "1.4-2", until: "2026-10-30" },
  ],
  ["683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1", { state: "unlisted", version: "1.7-1" }],
  [`${ecr}/djl-inference:0.36.0-lmi25.0.0-cu128`, { state: "undated" }],
])("%s", (image, expected) => {
  expect(supportOf(image, now)).toEqual(expected);
});

test("the last day is still one of support", () => {
  expect(supportOf(`${ecr}/pytorch-training:2.10-gpu`, "2027-01-21T23:00:00.000Z").state).toBe("supported");
  expect(supportOf(`${ecr}/pytorch-training:2.10-gpu`, "2027-01-22T00:00:00.000Z").state).toBe("ended");
});

test("the age of the list is told", () => {
  expect(daysSinceRead("2026-08-31T12:00:00.000Z")).toBe(10);
});
