import check from "#lib/checks/iam-policy/passes-only-named-roles.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { passingCases } from "../power-cases.ts";
import { policyPowerCases } from "../powers.ts";

testCheck(check, policyPowerCases(passingCases));
