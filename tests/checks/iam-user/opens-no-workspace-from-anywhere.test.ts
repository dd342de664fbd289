import check from "#lib/checks/iam-user/opens-no-workspace-from-anywhere.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { openingCases } from "../power-cases.ts";
import { userPowerCases } from "../powers.ts";

testCheck(check, userPowerCases(openingCases));
