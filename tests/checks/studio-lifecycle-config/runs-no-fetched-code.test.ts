import check from "#lib/checks/studio-lifecycle-config/runs-no-fetched-code.ts";
import { testCheck } from "#tests/support/test-check.ts";
import { ofStudio, scripts, studioScriptCases, trusting } from "../lifecycle-scripts.ts";

const { harmless, found } = scripts["runs-no-fetched-code"];
const { pass, ...others } = studioScriptCases({ harmless, found });

testCheck(check, {
  ...others,
  pass: { ...pass, "from a place that is trusted": { resource: ofStudio(found), ...trusting } },
});
