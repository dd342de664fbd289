import check from "#lib/checks/iam-role/passes-only-named-roles.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { passingCases } from "../power-cases.ts";
import { rolePowerCases } from "../powers.ts";

testCheck(check, rolePowerCases(passingCases));
