import check from "#lib/checks/iam-policy/changes-only-named-endpoints.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { replacingCases } from "../power-cases.ts";
import { policyPowerCases } from "../powers.ts";

testCheck(check, policyPowerCases(replacingCases));
