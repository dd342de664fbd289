import check from "#lib/checks/data-quality-job-definition/volume-has-kms-key.ts";
import { volumeHasKmsKey } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, volumeHasKmsKey("data-quality-job-definition"));
