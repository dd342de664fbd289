import { expect, test } from "vitest";
import { redactReadings } from "#lib/analysis/secrets/readings.ts";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { identity, inventoryOf, now, reading } from "#tests/support/test-check.ts";
import { noSecretsCheck } from "../sightings.ts";
import { base64, scripts, secrets, withoutSecrets, withSecrets } from "./secrets.ts";

const redactor = createRedactor({ salt: "test salt" });
const arn = "arn:aws:sagemaker:us-east-1:111122223333:x/subject-name";

/** Read and redacted as by a scan, then judged. */
async function judged(id: string, settings: object) {
  const check = noSecretsCheck(id);
  const resource = {
    NotebookInstanceArn: arn,
    NotebookInstanceLifecycleConfigArn: arn,
    TrainingJobArn: arn,
    ...settings,
  };
  const [redacted] = await redactReadings(redactor, [reading(check.kind, "subject-name", resource)]);
  if (redacted?.status !== "read") throw new Error("The reading was lost.");
  const context = { identity: identity(check.kind, "subject-name"), inventory: inventoryOf([]), now, options: {} };
  const verdict = check.evaluate(redacted.resource as never, { ...context, secrets: redacted.secrets });
  return { verdict, redacted: redacted.resource as typeof resource, resource };
}

test.each(Object.entries(scripts))("a script fails and shows its secret no more: %s", async (_, Content) => {
  const OnStart = [{ Content }];
  const { verdict, redacted } = await judged("notebook-lifecycle-config/no-secrets", { OnCreate: [], OnStart });
  expect(verdict.status, JSON.stringify(verdict)).toBe("fail");
  const content = (redacted as unknown as { OnStart: typeof OnStart }).OnStart[0]?.Content ?? "";
  const shown = content + Buffer.from(content, "base64").toString("latin1");
  expect(secrets.filter((secret) => shown.includes(secret) || shown.includes(base64(secret)))).toEqual([]);
});

test.each([
  ["wrapped base64 with the line ends of Windows", 4],
  ["base64 wrapped into short lines", 4],
  ["netrc with the line ends of Windows", 6],
])("the evidence names the line of the script: %s", async (about, line) => {
  const OnStart = [{ Content: scripts[about] }];
  const { verdict } = await judged("notebook-lifecycle-config/no-secrets", { OnCreate: [], OnStart });
  expect(verdict).toMatchObject({ evidence: [{ path: `OnStart[0].Content:${line}` }] });
});

test.each(Object.entries(withSecrets))("fails and shows its secret no more: %s", async (_, { check, settings }) => {
  const { verdict, redacted } = await judged(check, settings);
  expect(verdict.status, JSON.stringify(verdict)).toBe("fail");
  expect(secrets.filter((secret) => JSON.stringify([redacted, verdict]).includes(secret))).toEqual([]);
});

test.each(Object.entries(withoutSecrets))("passes and is left as it is: %s", async (_, { check, settings }) => {
  const { verdict, redacted, resource } = await judged(check, settings);
  expect(verdict.status, JSON.stringify(verdict)).toBe("pass");
  expect(redacted).toEqual(resource);
});
