import { expect, test } from "vitest";
import check from "#lib/checks/pipeline/steps-in-vpc.ts";
import { identity, inventoryOf, now, testCheck } from "#tests/support/test-check.ts";
import { condition, get, launchingNothing, pipelineOf, step, unreadable } from "./pipeline-of.ts";

const VpcConfig = { Subnets: ["subnet-0a1", "subnet-0a2"], SecurityGroupIds: ["sg-0b2"] };
const NetworkConfig = { VpcConfig };
const subnets = (Subnets: unknown) => ({ VpcConfig: { ...VpcConfig, Subnets } });

testCheck(check, {
  pass: {
    "every kind of launch": pipelineOf([
      step("Training", { VpcConfig }),
      step("Processing", { NetworkConfig }),
      step("ClarifyCheck", { NetworkConfig }, { CheckType: "DATA_BIAS" }),
      step("QualityCheck", { NetworkConfig }),
      step("Tuning", { TrainingJobDefinition: { VpcConfig }, TrainingJobDefinitions: [{ VpcConfig }] }),
      step("Model", { VpcConfig }),
      step("Transform", { ModelName: "churn" }),
      condition([step("Training", { VpcConfig })]),
      step("ForEach", { Items: ["a"], Body: { Steps: [step("Training", { VpcConfig })] } }),
    ]),
    "a subnet that is the default of a parameter": pipelineOf(
      [step("Training", subnets([get("Parameters.Subnet")]))],
      [{ Name: "Subnet", Type: "String", DefaultValue: "subnet-0a1" }],
    ),
    "one subnet that is known beside one that is not": pipelineOf([
      step("Training", subnets(["subnet-0a1", get("Parameters.Subnet")])),
    ]),
  },
  fail: {
    "no VPC in one step of several": pipelineOf([step("Training", { VpcConfig }), step("Processing", {})]),
    "no subnets": pipelineOf([step("Training", subnets([]))]),
    "subnets without a name": pipelineOf([step("Training", subnets([""]))]),
    "no groups": pipelineOf([step("Training", { VpcConfig: { Subnets: ["subnet-0a1"] } })]),
    "a network without a VPC": pipelineOf([step("Processing", { NetworkConfig: { EnableNetworkIsolation: true } })]),
    "a step within a condition": pipelineOf([condition([], [step("Training", {})])]),
    "a step within a condition within a condition": pipelineOf([condition([condition([step("Model", {})])])]),
    "a step within a loop": pipelineOf([step("ForEach", { Steps: [step("Training", {})] })]),
    "a step within something that is not known": pipelineOf([
      step("Parallel", { BranchSteps: [step("Training", {})] }),
    ]),
    "one of the definitions of a tuning step": pipelineOf([
      step("Tuning", { TrainingJobDefinitions: [{ VpcConfig }, {}] }),
    ]),
    "what a check runs": pipelineOf([step("QualityCheck", {})]),
    "a default that is empty": pipelineOf(
      [step("Training", subnets([get("Parameters.Subnet")]))],
      [{ Name: "Subnet", DefaultValue: "" }],
    ),
    "what fails for certain, beside what is not known": pipelineOf([
      step("QuantumAnnealing", {}),
      step("Training", {}),
    ]),
  },
  notApplicable: { ...launchingNothing, "a transform job alone": pipelineOf([step("Transform", {})]) },
  unknown: {
    ...unreadable,
    "a parameter without a default": pipelineOf(
      [step("Training", subnets([get("Parameters.Subnet")]))],
      [{ Name: "Subnet", Type: "String" }],
    ),
    "a parameter that is not there": pipelineOf([step("Training", subnets(get("Parameters.Subnets")))]),
    "a VPC that another step gives": pipelineOf([step("Training", { VpcConfig: get("Steps.Network.VpcConfig") })]),
    "a network that another step gives": pipelineOf([step("Processing", { NetworkConfig: get("Steps.Network.Out") })]),
    "one step that is not known beside one that is right": pipelineOf([
      step("Training", { VpcConfig }),
      step("Training", subnets([{ "Std:JsonGet": { Path: "subnet" } }])),
    ]),
  },
});

test("the evidence names each step that is outside, and a default that the verdict rests on", () => {
  const context = { identity: identity("pipeline", "churn"), inventory: inventoryOf([]), now, secrets: [] };
  const nested = pipelineOf([step("Lambda"), condition([step("Processing", {})])]);
  expect(check.evaluate(nested.resource as never, context)).toMatchObject({
    evidence: [
      { path: "Steps[1].Arguments.IfSteps[0].Arguments.NetworkConfig.VpcConfig.Subnets", observed: null },
      { path: "Steps[1].Arguments.IfSteps[0].Arguments.NetworkConfig.VpcConfig.SecurityGroupIds", observed: null },
    ],
  });
  const byDefault = pipelineOf(
    [step("Training", subnets([get("Parameters.Subnet")]))],
    [{ Name: "Subnet", DefaultValue: "subnet-0a1" }],
  );
  const verdict = check.evaluate(byDefault.resource as never, context);
  expect(verdict).toMatchObject({ status: "pass" });
  expect("evidence" in verdict && verdict.evidence.at(-1)).toMatchObject({
    path: "Parameters.Subnet",
    observed: "subnet-0a1",
  });
});
