import check from "#lib/checks/tuning-job/images-are-pinned.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { pinningCases } from "../pinning.ts";

testCheck(
  check,
  pinningCases((TrainingImage?: string) => ({
    HyperParameterTuningJobArn: "arn:j",
    ...{ TrainingJobDefinition: { AlgorithmSpecification: { TrainingImage } } },
  })),
);
