import check from "#lib/checks/model-bias-job-definition/volume-has-kms-key.ts";
import { volumeHasKmsKey } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, volumeHasKmsKey("model-bias-job-definition"));
