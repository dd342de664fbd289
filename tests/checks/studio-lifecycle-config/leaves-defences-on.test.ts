import check from "#lib/checks/studio-lifecycle-config/leaves-defences-on.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { scripts, studioScriptCases } from "../lifecycle-scripts.ts";

testCheck(check, studioScriptCases(scripts["leaves-defences-on"]));
