import check from "#lib/checks/notebook-lifecycle-config/runs-no-fetched-code.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { notebookScriptCases, ofNotebook, scripts, trusting } from "../lifecycle-scripts.ts";

const { harmless, found } = scripts["runs-no-fetched-code"];
const { pass, ...others } = notebookScriptCases({ harmless, found });

testCheck(check, {
  ...others,
  pass: { ...pass, "from a place that is trusted": { resource: ofNotebook(found), ...trusting } },
});
