import check from "#lib/checks/model-bias-job-definition/encrypts-traffic-between-instances.ts";
import { encryptsTrafficBetweenInstances } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, encryptsTrafficBetweenInstances("model-bias-job-definition"));
