import check from "#lib/checks/identity-path/studio-does-not-lead-to-administrator.ts";
import { pathCases } from "#tests/support/path-cases.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, pathCases);
