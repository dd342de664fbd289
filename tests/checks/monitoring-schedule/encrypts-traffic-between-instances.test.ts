import check from "#lib/checks/monitoring-schedule/encrypts-traffic-between-instances.ts";
import { encryptsTrafficBetweenInstances } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, encryptsTrafficBetweenInstances("monitoring-schedule"));
