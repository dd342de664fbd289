import check from "#lib/checks/iam-user/scripts-only-named-notebooks.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { scriptingCases } from "../power-cases.ts";
import { userPowerCases } from "../powers.ts";

testCheck(check, userPowerCases(scriptingCases));
