import check from "#lib/checks/model-quality-job-definition/network-isolation.ts";
import { networkIsolation } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, networkIsolation("model-quality-job-definition"));
