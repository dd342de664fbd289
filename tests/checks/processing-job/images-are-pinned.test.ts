import check from "#lib/checks/processing-job/images-are-pinned.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { pinningCases } from "../pinning.ts";

testCheck(
  check,
  pinningCases((TrainingImage?: string) => ({
    ProcessingJobArn: "arn:j",
    ...{ AppSpecification: { ImageUri: TrainingImage } },
  })),
);
