import check from "#lib/checks/model-bias-job-definition/network-isolation.ts";
import { networkIsolation } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, networkIsolation("model-bias-job-definition"));
