import check from "#lib/checks/training-job/images-are-supported.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { supportCases } from "../supported-images.ts";

testCheck(
  check,
  supportCases((TrainingImage?: string) => ({
    TrainingJobArn: "arn:j",
    ...{ AlgorithmSpecification: { TrainingImage } },
  })),
);
