import check from "#lib/checks/iam-user/passes-only-named-roles.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { passingCases } from "../power-cases.ts";
import { userPowerCases } from "../powers.ts";

testCheck(check, userPowerCases(passingCases));
