import check from "#lib/checks/data-quality-job-definition/in-vpc.ts";
import { inVpc } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, inVpc("data-quality-job-definition"));
