import check from "#lib/checks/processing-job/images-are-supported.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { supportCases } from "../supported-images.ts";

testCheck(
  check,
  supportCases((TrainingImage?: string) => ({
    ProcessingJobArn: "arn:j",
    ...{ AppSpecification: { ImageUri: TrainingImage } },
  })),
);
