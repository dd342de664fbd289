import check from "#lib/checks/monitoring-schedule/network-isolation.ts";
import { networkIsolation } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, networkIsolation("monitoring-schedule"));
