import { expect, test } from "vitest";
import check from "#lib/checks/studio-lifecycle-config/opens-no-way-in.ts";
import { identity, inventoryOf, now, reading, testCheck } from "#tests/support/test-check.ts";
import { ofStudio, scripts, studioScriptCases } from "../lifecycle-scripts.ts";

testCheck(check, studioScriptCases(scripts["opens-no-way-in"]));

test("everyone who names the old script is given the new one, and the old one stays until apps were started anew", () => {
  const arn = "arn:aws:sagemaker:us-east-1:482915630174:studio-lifecycle-config/x";
  const JupyterLabAppSettings = { LifecycleConfigArns: [arn] };
  const inventory = inventoryOf([
    reading("domain", "d", { DomainId: "d-1", DefaultUserSettings: { JupyterLabAppSettings } }),
    reading("user-profile", "d-1/ana", {
      DomainId: "d-1",
      UserProfileName: "ana",
      UserSettings: { JupyterLabAppSettings },
    }),
    reading("space", "d-1/s", {
      DomainId: "d-1",
      SpaceName: "s",
      SpaceSettings: { JupyterLabAppSettings: { DefaultResourceSpec: { LifecycleConfigArn: arn } } },
    }),
  ]);
  const context = {
    identity: identity("studio-lifecycle-config", "x", { arn }),
    inventory,
    now,
    secrets: [],
    options: {},
  };
  const cli = check.fix(ofStudio(scripts["opens-no-way-in"].found) as never, context).cli ?? "";
  const lines = cli.split("\n");
  expect(lines[0]).toContain("--argjson commands '[2]'");
  expect(cli.match(/aws sagemaker update-(domain|user-profile|space) /g)).toHaveLength(3);
  expect(cli).toContain("--arg new arn:aws:sagemaker:us-east-1:482915630174:studio-lifecycle-config/x-hardened");
  expect(lines.at(-1)).toMatch(/^# aws sagemaker delete-studio-lifecycle-config /);
});
