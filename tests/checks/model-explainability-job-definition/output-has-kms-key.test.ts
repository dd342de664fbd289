import check from "#lib/checks/model-explainability-job-definition/output-has-kms-key.ts";
import { outputHasKmsKey } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, outputHasKmsKey("model-explainability-job-definition"));
