import check from "#lib/checks/data-quality-job-definition/volume-key-is-customer-managed.ts";
import { volumeKeyIsCustomerManaged } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, volumeKeyIsCustomerManaged("data-quality-job-definition"));
