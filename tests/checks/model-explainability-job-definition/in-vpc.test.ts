import check from "#lib/checks/model-explainability-job-definition/in-vpc.ts";
import { inVpc } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, inVpc("model-explainability-job-definition"));
