import check from "#lib/checks/auto-ml-job/encrypts-traffic-between-instances.ts";
import { testCheck } from "#tests/support/test-check.ts";

const of = (EnableInterContainerTrafficEncryption?: boolean) => ({
  resource: { AutoMLJobArn: "arn:j", SecurityConfig: { EnableInterContainerTrafficEncryption } },
});

testCheck(check, {
  pass: { "it is on": of(true) },
  fail: {
    "it is off": of(false),
    "it was never set": of(),
    "nothing was said of security": { resource: { AutoMLJobArn: "arn:j" } },
  },
  unknown: { "the answer is empty": { resource: {} }, "the flag is no boolean": of("true" as never) },
});
