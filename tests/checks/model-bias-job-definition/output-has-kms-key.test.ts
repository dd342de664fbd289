import check from "#lib/checks/model-bias-job-definition/output-has-kms-key.ts";
import { outputHasKmsKey } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, outputHasKmsKey("model-bias-job-definition"));
