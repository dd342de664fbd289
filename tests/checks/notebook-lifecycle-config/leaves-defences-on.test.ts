import check from "#lib/checks/notebook-lifecycle-config/leaves-defences-on.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { notebookScriptCases, scripts } from "../lifecycle-scripts.ts";

testCheck(check, notebookScriptCases(scripts["leaves-defences-on"]));
