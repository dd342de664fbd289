import fc from "fast-check";
import { expect, test } from "vitest";
import { stepsOf } from "#lib/analysis/pipelines/steps.ts";
import { namesIn } from "#lib/inventory/names.ts";
import { OpenValue, pipelineDefinition, pointersIn, resolved } from "#lib/readings/pipeline-definition.ts";

const get = (what: string) => ({ Get: what });
const parameters = [
  { Name: "Key", Type: "String", DefaultValue: "alias/ml" },
  { Name: "Count", Type: "Integer", DefaultValue: 2 },
  { Name: "Role", Type: "String" },
];

test.each([
  [get("Parameters.Key"), "alias/ml"],
  [get("Parameters.Count"), 2],
  [{ A: [get("Parameters.Key")] }, { A: ["alias/ml"] }],
  [{ "Std:Join": { On: "-", Values: ["a", get("Parameters.Count")] } }, "a-2"],
  [{ "Std:Join": { Values: ["a", "b"] } }, "ab"],
  [
    { Get: "Parameters.Key", More: 1 },
    { Get: "Parameters.Key", More: 1 },
  ],
])("%j is resolved", (value, expected) => {
  expect(resolved(value, parameters)).toEqual(expected);
});

test.each([
  [get("Parameters.Role"), "parameter Role, which has no default"],
  [get("Parameters.Absent"), "parameter Absent, which has no default"],
  [get("Steps.Train.ModelArtifacts"), "Steps.Train.ModelArtifacts"],
  [{ "Std:Join": { On: "/", Values: ["a", get("Execution.PipelineName")] } }, "a join of values"],
  [{ "Std:JsonGet": { Path: "x" } }, "Std:JsonGet"],
  [{ Get: 1 }, "Get"],
])("%j is open", (value, source) => {
  const open = resolved(value, parameters);
  expect(open).toBeInstanceOf(OpenValue);
  expect((open as OpenValue).source).toBe(source);
});

test("whatever the text, it is a definition or none, and nothing throws", () => {
  const text = fc.oneof(
    fc.json(),
    fc.string(),
    fc.json().map((steps) => `{"Parameters":[${steps}],"Steps":[${steps}]}`),
  );
  fc.assert(
    fc.property(text, (one) => {
      expect(pointersIn(one) === undefined).toBe(pipelineDefinition(one) === undefined);
      expect(stepsOf(one) === undefined).toBe(pipelineDefinition(one) === undefined);
    }),
  );
});

const account = "482915630174";
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

test("a pipeline points at what its definition names, and at nothing that a variable hides", () => {
  const definition = {
    Version: "2020-12-01",
    Parameters: [...parameters, { Name: "Other", DefaultValue: role("ml/default") }],
    Steps: [
      {
        Name: "Train",
        Type: "Training",
        Arguments: {
          RoleArn: role("ml/training"),
          ResourceConfig: { VolumeKmsKeyId: get("Parameters.Key") },
          OutputDataConfig: { KmsKeyId: get("Steps.Setup.Key") },
        },
      },
      {
        Name: "If",
        Type: "Condition",
        Arguments: { IfSteps: [{ Name: "M", Type: "Model", Arguments: { ExecutionRoleArn: role("ml/serving") } }] },
      },
    ],
  };
  const pipeline = { RoleArn: role("ml/pipeline"), PipelineDefinition: JSON.stringify(definition) };
  const named = [...namesIn("pipeline", pipeline)].filter(({ kind }) => kind === "iam-role" || kind === "kms-key");
  expect(named.map(({ name }) => name).sort()).toEqual([
    "alias/ml",
    role("ml/default"),
    role("ml/pipeline"),
    role("ml/serving"),
    role("ml/training"),
  ]);
});

test("of a definition that cannot be read nothing is followed but the pipeline's own role", () => {
  const pipeline = { RoleArn: role("ml/pipeline"), PipelineDefinition: `{"RoleArn":"${role("ml/inside")}"` };
  const names = [...namesIn("pipeline", pipeline)].map(({ name }) => name);
  expect([...new Set(names)]).toEqual([role("ml/pipeline")]);
});
