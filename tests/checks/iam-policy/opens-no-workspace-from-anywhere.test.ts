import check from "#lib/checks/iam-policy/opens-no-workspace-from-anywhere.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { openingCases } from "../power-cases.ts";
import { policyPowerCases } from "../powers.ts";

testCheck(check, policyPowerCases(openingCases));
