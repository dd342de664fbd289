import check from "#lib/checks/monitoring-schedule/volume-has-kms-key.ts";
import { volumeHasKmsKey } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, volumeHasKmsKey("monitoring-schedule"));
