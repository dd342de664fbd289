import check from "#lib/checks/tuning-job/images-are-supported.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { supportCases } from "../supported-images.ts";

testCheck(
  check,
  supportCases((TrainingImage?: string) => ({
    HyperParameterTuningJobArn: "arn:j",
    ...{ TrainingJobDefinition: { AlgorithmSpecification: { TrainingImage } } },
  })),
);
