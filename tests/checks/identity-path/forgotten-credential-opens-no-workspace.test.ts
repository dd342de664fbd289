import check from "#lib/checks/identity-path/forgotten-credential-opens-no-workspace.ts";
import { pathCases } from "#tests/support/path-cases.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, pathCases);
