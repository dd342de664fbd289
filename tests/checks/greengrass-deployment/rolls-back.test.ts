import check from "#lib/checks/greengrass-deployment/rolls-back.ts";
import { testCheck } from "#tests/support/test-check.ts";

const on = (failureHandlingPolicy?: "ROLLBACK" | "DO_NOTHING") => ({
  resource: { deploymentId: "d1", deploymentPolicies: { failureHandlingPolicy } },
});

testCheck(check, {
  pass: { "it rolls back": on("ROLLBACK"), "by default": on(), "nothing is set": { resource: { deploymentId: "d1" } } },
  fail: { "it does nothing": on("DO_NOTHING") },
  unknown: { "an empty answer": { resource: {} } },
});
