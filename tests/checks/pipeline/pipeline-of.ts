import { identity } from "#tests/support/test-check.ts";

const PipelineArn = identity("pipeline", "churn").arn;

/** A pipeline of these steps, as DescribePipeline gives it. */
export function pipelineOf(steps: readonly object[], parameters: readonly object[] = []) {
  const PipelineDefinition = JSON.stringify({ Version: "2020-12-01", Parameters: parameters, Steps: steps });
  return { resource: { PipelineArn, PipelineName: "churn", PipelineDefinition } };
}

export const step = (Type: string, Arguments?: unknown, more: object = {}) => ({
  Name: Type,
  Type,
  Arguments,
  ...more,
});

export const get = (what: string) => ({ Get: what });

export const condition = (IfSteps: readonly object[], ElseSteps: readonly object[] = []) =>
  step("Condition", { Conditions: [], IfSteps, ElseSteps });

/** Definitions of which nothing can be said, whatever the question. */
export const unreadable = {
  "the answer is empty": { resource: {} },
  "AWS returned no definition": { resource: { PipelineArn } },
  "a definition that is not JSON": { resource: { PipelineArn, PipelineDefinition: "{" } },
  "a definition that was withheld": {
    resource: { PipelineArn, PipelineDefinition: "«withheld: could not be scanned»" },
  },
  "a definition without steps": { resource: { PipelineArn, PipelineDefinition: '{"Version":"2020-12-01"}' } },
  "a definition that is null": { resource: { PipelineArn, PipelineDefinition: "null" } },
  "a definition that is too deep": {
    resource: { PipelineArn, PipelineDefinition: `{"Steps":[${"[".repeat(50_000)}${"]".repeat(50_000)}]}` },
  },
  "a step of a type that is not known": pipelineOf([step("QuantumAnnealing", {})]),
  "a step without a type": pipelineOf([{ Name: "x" }]),
  "a step that is none": { resource: { PipelineArn, PipelineDefinition: '{"Steps":[null]}' } },
  "a loop whose body is nowhere to be seen": pipelineOf([step("ForEach", { Items: ["a"] })]),
  "a training step without arguments": pipelineOf([step("Training")]),
  "a tuning step without definitions": pipelineOf([step("Tuning", {})]),
};

/** Steps that launch nothing in SageMaker. */
export const launchingNothing = {
  "no step": pipelineOf([]),
  "steps that run elsewhere": pipelineOf([
    step("Lambda", { Steps: ["a"] }, { FunctionArn: "arn:aws:lambda:us-east-1:482915630174:function:notify" }),
    step("EMR", { StepConfig: { HadoopJarStep: { Jar: "s3://jars/a.jar" } } }),
    step("RegisterModel", { ModelPackageGroupName: "churn" }),
    condition([step("Fail", { ErrorMessage: "no" })]),
  ]),
};
