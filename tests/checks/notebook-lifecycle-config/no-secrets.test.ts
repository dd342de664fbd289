import { expect, test } from "vitest";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";
import { noSecretsCheck, sighted } from "../sightings.ts";

const check = noSecretsCheck("notebook-lifecycle-config/no-secrets");

const NotebookInstanceLifecycleConfigArn =
  "arn:aws:sagemaker:us-east-1:482915630174:notebook-instance-lifecycle-config/git";
const config = { NotebookInstanceLifecycleConfigArn, OnStart: [{ Content: "IyEvYmluL2Jhc2gK" }] };

testCheck(check, {
  pass: {
    "no secrets": { resource: config },
    "no scripts": { resource: { NotebookInstanceLifecycleConfigArn } },
  },
  fail: {
    "a token in a script, whether a notebook uses the config or not": {
      resource: config,
      secrets: [sighted("OnStart[0].Content:12", "github-token")],
    },
    "secrets in both scripts": {
      resource: { ...config, OnCreate: config.OnStart },
      secrets: [sighted("OnCreate[0].Content:3"), sighted("OnStart[0].Content:4")],
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a script that could not be scanned": { resource: config, secrets: [sighted("OnStart[0].Content", "unscanned")] },
  },
});

test("the fix reads, says which line, and writes back every script the config has", () => {
  const context = {
    identity: identity("notebook-lifecycle-config", "it's"),
    inventory: inventoryOf([]),
    now,
    options: {},
  };
  const resource = { ...config, OnCreate: config.OnStart } as never;
  const fix = check.fix(resource, { ...context, secrets: [sighted("OnStart[0].Content:12", "github-token")] });
  expect(fix.mutability).toBe("in-place");
  expect(fix.cli).toContain("--argjson lines '[12]' '.OnStart[0].Content");
  const update = fix.cli?.split("\n").at(-1) ?? "";
  expect(update).toContain(`--notebook-instance-lifecycle-config-name='it'\\''s'`);
  expect(update).toContain("--on-create=file://on-create.json --on-start=file://on-start.json");
});
