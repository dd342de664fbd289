import { expect, test } from "vitest";
import { createRedactor } from "#lib/analysis/secrets/redact.ts";
import { pipelineDefinition } from "#lib/readings/pipeline-definition.ts";
import { leftOf, planted } from "./planted.ts";

const redactor = createRedactor({ salt: "test salt" });

const definitionWith = (text: string) => ({
  Version: "2020-12-01",
  Parameters: [{ Name: "Note", Type: "String", DefaultValue: text }],
  Steps: [
    {
      Name: "Train",
      Type: "Training",
      Arguments: {
        Environment: { NOTE: text },
        HyperParameters: { note: text },
        AlgorithmSpecification: { ContainerArguments: ["--note", text] },
      },
    },
  ],
});

test.each(planted)("$what in a definition is found, and what is left is still a definition", async (one) => {
  const PipelineDefinition = JSON.stringify(definitionWith(one.text));
  const [redacted] = await redactor.redact([{ kind: "pipeline", resource: { PipelineDefinition } }]);
  const text = redacted?.resource.PipelineDefinition ?? "";
  expect(leftOf(one, text.replaceAll("\\", ""))).toEqual([]);
  expect(redacted?.secrets.map(({ path }) => path)).toContain("PipelineDefinition");
  expect(pipelineDefinition(text)).toBeDefined();
});

test("a setting is known for a secret by its name, as it would be in the job that it is of", async () => {
  const steps = [{ Type: "Processing", Arguments: { Environment: { DB_PASSWORD: "hunter2", MODE: "batch" } } }];
  const PipelineDefinition = JSON.stringify({ Steps: steps });
  const [redacted] = await redactor.redact([{ kind: "pipeline", resource: { PipelineDefinition } }]);
  const [step] = (pipelineDefinition(redacted?.resource.PipelineDefinition)?.steps ?? []) as typeof steps;
  expect(step?.Arguments.Environment).toEqual({ DB_PASSWORD: expect.stringMatching(/^«redacted /), MODE: "batch" });
});
