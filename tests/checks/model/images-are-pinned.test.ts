import check from "#lib/checks/model/images-are-pinned.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { pinningCases } from "../pinning.ts";

testCheck(
  check,
  pinningCases((Image?: string) => ({ ModelArn: "arn:m", PrimaryContainer: { Image } })),
);
