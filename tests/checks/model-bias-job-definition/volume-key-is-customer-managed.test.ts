import check from "#lib/checks/model-bias-job-definition/volume-key-is-customer-managed.ts";
import { volumeKeyIsCustomerManaged } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, volumeKeyIsCustomerManaged("model-bias-job-definition"));
