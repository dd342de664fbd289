import { describe, expect, test } from "vitest";
import { activityKey } from "#lib/activity/attribute.ts";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { namePaths, namePathsByNoun } from "#lib/activity/name-paths.ts";
import { about, arn } from "./records.ts";
import { sagemakerApis } from "./sagemaker-apis.ts";

describe("every SageMaker API", () => {
  /** Members the model marks as ids that name a part, an offer or a label rather than a resource of SageMaker. */
  const parts = new Set(
    `nodeId networkInterfaceId volumeId eventId featureName stageName labelAttributeName recordIdentifierFeatureName
     eventTimeFeatureName trainingPlanOfferingId trainingPlanExtensionOfferingId domainName`.split(/\s+/),
  );
  /** What else a real request of these has, and the templates need. */
  const usual = { appType: "JupyterLab", hubContentType: "Model", jobCategory: "Training", userProfileName: "usual" };
  const idFor = (member: string) => {
    if (member === "roleArn" || member === "executionRoleArn") return arn("role/Some-Role", "iam");
    return /^arn$|Arn$/.test(member) ? arn(`some-type/the-${member}`) : `The-${member}`;
  };
  const membersOf = (list = "") => list.split(" ").filter(Boolean);
  const ids = Object.entries(sagemakerApis).map(
    ([name, { required }]) => [name, membersOf(required).filter((member) => !parts.has(member))] as const,
  );

  test.each(ids.filter(([, members]) => members.length > 0))("%s is about all it names", (eventName, members) => {
    const requestParameters = { ...usual, ...Object.fromEntries(members.map((member) => [member, idFor(member)])) };
    const keys = about({ eventName, requestParameters }).map((one) => activityKey(one.arn));
    for (const member of members) {
      expect(keys.filter((key) => key.endsWith(idFor(member).split("/").pop()?.toLowerCase() ?? "-"))).toHaveLength(1);
    }
  });

  test("those that need not name anything are known", () => {
    const silent = ids.filter(([, members]) => members.length === 0).map(([name]) => name);
    const write = silent.filter((name) => !/^(List|Search)/.test(name));
    expect(write).toEqual([
      "CreateArtifact",
      "CreateDomain",
      "CreateModelPackage",
      "DeleteArtifact",
      "ExtendTrainingPlan",
      "SendPipelineExecutionStepFailure",
      "SendPipelineExecutionStepSuccess",
    ]);
  });

  const answering = Object.entries(sagemakerApis).flatMap(([name, { answers }]) =>
    answers ? [[name, membersOf(answers)] as const] : [],
  );
  test.each(answering)("%s is about the ARNs of its answer", (eventName, members) => {
    const responseElements = Object.fromEntries(members.map((member) => [member, arn(`some-type/the-${member}`)]));
    const arns = about({ eventName, responseElements }).map((one) => one.arn);
    expect(arns.sort()).toEqual(Object.values(responseElements).sort());
  });
});

describe("the tables", () => {
  const templates = [...Object.values(namePaths), ...Object.values(namePathsByNoun).flatMap(Object.values)];
  test.each([...new Set(templates)])("%s is the resource part of an ARN of a kind", (template) => {
    expect(kindOfArn(arn(template.replaceAll(/\{[^}]*\}/g, "x")))).toMatch(/^[a-z][a-z-]+$/);
  });

  /** The same ARNs as the collectors make or receive: the drill-down from a resource to its events depends on it. */
  test.each([
    ["notebook-instance", "CreateNotebookInstance", { notebookInstanceName: "x" }, "notebook-instance/x"],
    [
      "notebook-lifecycle-config",
      "CreateNotebookInstanceLifecycleConfig",
      { notebookInstanceLifecycleConfigName: "x" },
      "notebook-instance-lifecycle-config/x",
    ],
    ["domain", "UpdateDomain", { domainId: "d-1" }, "domain/d-1"],
    ["user-profile", "UpdateUserProfile", { domainId: "d-1", userProfileName: "jo" }, "user-profile/d-1/jo"],
    ["training-job", "StopTrainingJob", { trainingJobName: "x" }, "training-job/x"],
    ["processing-job", "StopProcessingJob", { processingJobName: "x" }, "processing-job/x"],
    ["transform-job", "StopTransformJob", { transformJobName: "x" }, "transform-job/x"],
    ["tuning-job", "StopHyperParameterTuningJob", { hyperParameterTuningJobName: "x" }, "hyper-parameter-tuning-job/x"],
    ["model", "DeleteModel", { modelName: "x" }, "model/x"],
    ["endpoint-config", "DeleteEndpointConfig", { endpointConfigName: "x" }, "endpoint-config/x"],
    ["endpoint", "DeleteEndpoint", { endpointName: "x" }, "endpoint/x"],
    // Each names others besides, or by a parameter that means something else elsewhere.
    [
      "inference-component",
      "CreateInferenceComponent",
      { endpointName: "e", inferenceComponentName: "x" },
      "inference-component/x",
    ],
    ["inference-experiment", "CreateInferenceExperiment", { endpointName: "e", name: "x" }, "inference-experiment/x"],
    [
      "model-bias-job-definition",
      "DeleteModelBiasJobDefinition",
      { jobDefinitionName: "x" },
      "model-bias-job-definition/x",
    ],
    ["compute-quota", "CreateComputeQuota", { name: "x" }, "compute-quota/x"],
    [
      "edge-packaging-job",
      "CreateEdgePackagingJob",
      { compilationJobName: "c", edgePackagingJobName: "x", modelName: "m" },
      "edge-packaging-job/x",
    ],
    [
      "edge-deployment-plan",
      "CreateEdgeDeploymentPlan",
      { deviceFleetName: "f", edgeDeploymentPlanName: "x" },
      "edge-deployment/x",
    ],
    ["device", "UpdateDevices", { deviceFleetName: "f", devices: [{ deviceName: "x" }] }, "device-fleet/f/device/x"],
    ["device-fleet", "DeleteDeviceFleet", { deviceFleetName: "x" }, "device-fleet/x"],
  ])("%s", (kind, eventName, requestParameters, resource) => {
    expect(about({ eventName, requestParameters })[0]).toEqual({ kind, arn: arn(resource) });
  });
});
