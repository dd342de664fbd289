import check from "#lib/checks/monitoring-schedule/volume-key-is-customer-managed.ts";
import { volumeKeyIsCustomerManaged } from "#tests/checks/monitoring.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, volumeKeyIsCustomerManaged("monitoring-schedule"));
