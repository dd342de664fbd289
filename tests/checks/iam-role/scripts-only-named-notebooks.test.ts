import check from "#lib/checks/iam-role/scripts-only-named-notebooks.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { scriptingCases } from "../power-cases.ts";
import { rolePowerCases } from "../powers.ts";

testCheck(check, rolePowerCases(scriptingCases));
