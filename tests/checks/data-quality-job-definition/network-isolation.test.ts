import check from "#lib/checks/data-quality-job-definition/network-isolation.ts";
import { networkIsolation } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, networkIsolation("data-quality-job-definition"));
