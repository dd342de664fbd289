import check from "#lib/checks/monitoring-schedule/output-has-kms-key.ts";
import { outputHasKmsKey } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, outputHasKmsKey("monitoring-schedule"));
