import check from "#lib/checks/model/images-are-supported.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { supportCases } from "../supported-images.ts";

testCheck(
  check,
  supportCases((TrainingImage?: string) => ({ ModelArn: "arn:j", ...{ PrimaryContainer: { Image: TrainingImage } } })),
);
