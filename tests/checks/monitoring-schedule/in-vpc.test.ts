import check from "#lib/checks/monitoring-schedule/in-vpc.ts";
import { inVpc } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, inVpc("monitoring-schedule"));
