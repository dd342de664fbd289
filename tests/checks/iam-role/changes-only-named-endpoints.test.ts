import check from "#lib/checks/iam-role/changes-only-named-endpoints.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { replacingCases } from "../power-cases.ts";
import { rolePowerCases } from "../powers.ts";

testCheck(check, rolePowerCases(replacingCases));
