import check from "#lib/checks/iam-user/changes-only-named-endpoints.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { replacingCases } from "../power-cases.ts";
import { userPowerCases } from "../powers.ts";

testCheck(check, userPowerCases(replacingCases));
