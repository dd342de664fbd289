import { describe, expect, test } from "vitest";
import { activityKey } from "#lib/activity/activity-key.ts";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { namePaths, namePathsByNoun } from "#lib/activity/name-paths.ts";
import { about, arn } from "./records.ts";
import { sagemakerApis } from "./sagemaker-apis.ts";

/** Ids that are no resource an event can land on, and why. */
const noResources: Readonly<Record<string, string>> = {
  ...because("a part of a resource, which has no ARN of its own", "eventId featureName imageId instanceGroupName"),
  ...because("a part of a resource, which has no ARN of its own", "nodeId nodeLogicalId stageName variantName"),
  ...because("a column of what it holds", "eventTimeFeatureName labelAttributeName recordIdentifierFeatureName"),
  ...because("what people read, and no name", "displayName hubContentDisplayName hubDisplayName pipelineDisplayName"),
  ...because(
    "what people read, and no name",
    "pipelineExecutionDisplayName pipelineVersionDisplayName spaceDisplayName",
  ),
  ...because("a domain is called by its id, and an artifact by its ARN", "artifactName domainName"),
  ...because(
    "an offer of AWS, or its advice",
    "recommendationId trainingPlanExtensionOfferingId trainingPlanOfferingId",
  ),
  ...because(
    "another service's, which the resource itself names",
    "homeEfsFileSystemKmsKeyId kmsKeyId networkInterfaceId",
  ),
  ...because("another service's, which the resource itself names", "s3BucketOwnerAccountId subnetId volumeId vpcId"),
  ...because("the name of a thing on a server of MLflow", "mlflowExperimentName"),
  ...because(
    "lists are narrowed by it, in words that do not say which of four kinds it is",
    "monitoringJobDefinitionName",
  ),
};

function because(reason: string, members: string): Record<string, string> {
  return Object.fromEntries(members.split(" ").map((member) => [member, reason]));
}

describe("every SageMaker API", () => {
  /** What else a real request of these has, and the templates need. */
  const usual = { appType: "JupyterLab", hubContentType: "Model", jobCategory: "Training", userProfileName: "usual" };
  const isArn = (member: string) => /^arn$|Arn$/.test(member);
  const idFor = (member: string) => {
    if (member === "roleArn" || member === "executionRoleArn") return arn("role/Some-Role", "iam");
    return isArn(member) ? arn(`some-type/the-${member}`) : `The-${member}`;
  };
  const answerOf = (members: readonly string[]) =>
    Object.fromEntries(members.map((member) => [member, isArn(member) ? arn(`some-type/the-${member}`) : "d-1"]));
  const apis = Object.entries(sagemakerApis);
  const lands = (keys: readonly string[], member: string) =>
    keys.filter((key) => key.endsWith(idFor(member).split("/").pop()?.toLowerCase() ?? "-")).length;

  test("there are as many as the model has, and each names something or is known not to", () => {
    expect(apis).toHaveLength(344);
    const silent = apis.filter(([, one]) => ![one.requiredIds, one.otherIds, one.responseArns].flat().length);
    expect(silent.map(([name]) => name)).toEqual([
      // The account's settings of a region.
      "DisableSagemakerServicecatalogPortfolio",
      "EnableSagemakerServicecatalogPortfolio",
      // It names its space as `resourceIdentifier`, which the model marks as no id: see below.
      "StartSession",
    ]);
  });

  test.each(apis)("%s lands on all it names, with and without its answer", (eventName, api) => {
    const ids = [...api.requiredIds, ...api.otherIds];
    const requestParameters = { ...usual, ...Object.fromEntries(ids.map((member) => [member, idFor(member)])) };
    const named = ids.filter((member) => !(member in noResources));
    const asked = about({ eventName, requestParameters }).map((one) => activityKey(one.arn));
    for (const member of named) expect([member, lands(asked, member)]).toEqual([member, 1]);
    const responseElements = answerOf(api.responseArns);
    const answered = about({ eventName, requestParameters, responseElements }).map((one) => one.arn);
    const arns = Object.values(responseElements).filter((one) => one.startsWith("arn:"));
    expect(answered).toEqual(expect.arrayContaining(arns));
    if (arns.length + named.length > 0) expect(answered.length).toBeGreaterThan(0);
  });

  test("every reason not to land is still needed", () => {
    const landed = (member: string) =>
      apis.some(([eventName, { requiredIds, otherIds }]) => {
        if (![...requiredIds, ...otherIds].includes(member)) return false;
        const found = about({ eventName, requestParameters: { ...usual, [member]: idFor(member) } });
        return (
          lands(
            found.map((one) => activityKey(one.arn)),
            member,
          ) > 0
        );
      });
    const met = new Set(apis.flatMap(([, one]) => [...one.requiredIds, ...one.otherIds]));
    expect(Object.keys(noResources).filter((member) => !met.has(member) || landed(member))).toEqual([]);
  });

  test("those that write and need not name anything are known", () => {
    const silent = apis.filter(([, one]) => one.requiredIds.every((member) => member in noResources));
    const write = silent.map(([name]) => name).filter((name) => !/^(List|Search|Get|Describe)/.test(name));
    expect(write).toEqual([
      "CreateArtifact",
      "CreateDomain",
      "CreateModelPackage",
      "DeleteArtifact",
      "DisableSagemakerServicecatalogPortfolio",
      "EnableSagemakerServicecatalogPortfolio",
      "ExtendTrainingPlan",
      "SendPipelineExecutionStepFailure",
      "SendPipelineExecutionStepSuccess",
      "StartSession",
    ]);
  });

  const answering = apis.filter(([, { responseArns }]) => responseArns.some(isArn));
  test.each(answering)("%s is about the ARNs of its answer", (eventName, { responseArns }) => {
    const responseElements = answerOf(responseArns.filter(isArn));
    const arns = about({ eventName, responseElements }).map((one) => one.arn);
    expect(arns.sort()).toEqual(Object.values(responseElements).sort());
  });

  test("a session of remote access is about the space that it goes to", () => {
    const space = arn("space/d-1/lab");
    expect(about({ eventName: "StartSession", requestParameters: { resourceIdentifier: space } })[0]?.arn).toBe(space);
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
