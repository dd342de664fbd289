import check from "#lib/checks/iam-role/opens-no-workspace-from-anywhere.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { openingCases } from "../power-cases.ts";
import { rolePowerCases } from "../powers.ts";

testCheck(check, rolePowerCases(openingCases));
