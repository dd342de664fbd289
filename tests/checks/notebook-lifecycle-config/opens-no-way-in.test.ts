import { expect, test } from "vitest";
import check from "#lib/checks/notebook-lifecycle-config/opens-no-way-in.ts";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";
import { notebookScriptCases, ofNotebook, scripts } from "../lifecycle-scripts.ts";

testCheck(check, notebookScriptCases(scripts["opens-no-way-in"]));

test("the commands take out every line of what was found, and no other", () => {
  const resource = ofNotebook("echo a\nnohup ngrok \\\n http 8888 &\necho b");
  const fix = check.fix(resource as never, {
    identity: identity("notebook-lifecycle-config", "open"),
    inventory: inventoryOf([]),
    now,
    secrets: [],
  });
  expect(fix.cli).toContain("--argjson commands '[3,4]' --argjson lines '[]' '.OnStart[0].Content");
});
