import check from "#lib/checks/model-bias-job-definition/output-key-is-customer-managed.ts";
import { outputKeyIsCustomerManaged } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, outputKeyIsCustomerManaged("model-bias-job-definition"));
