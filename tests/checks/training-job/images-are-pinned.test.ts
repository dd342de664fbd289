import check from "#lib/checks/training-job/images-are-pinned.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { pinningCases } from "../pinning.ts";

testCheck(
  check,
  pinningCases((TrainingImage?: string) => ({
    TrainingJobArn: "arn:j",
    ...{ AlgorithmSpecification: { TrainingImage } },
  })),
);
