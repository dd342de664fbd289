import check from "#lib/checks/data-quality-job-definition/output-key-is-customer-managed.ts";
import { outputKeyIsCustomerManaged } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, outputKeyIsCustomerManaged("data-quality-job-definition"));
