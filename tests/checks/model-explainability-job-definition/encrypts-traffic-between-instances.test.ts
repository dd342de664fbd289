import check from "#lib/checks/model-explainability-job-definition/encrypts-traffic-between-instances.ts";
import { encryptsTrafficBetweenInstances } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, encryptsTrafficBetweenInstances("model-explainability-job-definition"));
