import check from "#lib/checks/iam-policy/scripts-only-named-notebooks.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { scriptingCases } from "../power-cases.ts";
import { policyPowerCases } from "../powers.ts";

testCheck(check, policyPowerCases(scriptingCases));
