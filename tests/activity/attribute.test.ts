import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activityKey, attribute } from "#lib/activity/attribute.ts";
import { kindOfArn } from "#lib/activity/kind-of-arn.ts";
import { namePaths, namePathsByNoun } from "#lib/activity/name-paths.ts";
import { account, arn, parsed, record, region } from "./records.ts";
import { sagemakerApis } from "./sagemaker-apis.ts";

function about(fields: Record<string, unknown>) {
  return attribute(parsed(fields));
}

/** `kind name` of each attributed resource, for reading. */
function told(fields: Record<string, unknown>) {
  return about(fields).map((one) => `${one.kind} ${one.arn.split(":").slice(5).join(":")}`);
}

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
  ])("%s", (kind, eventName, requestParameters, resource) => {
    expect(about({ eventName, requestParameters })[0]).toEqual({ kind, arn: arn(resource) });
  });
});

describe("AWS's sample records", () => {
  const intern = {
    type: "IAMUser",
    arn: "arn:aws:iam::123456789012:user/intern",
    accountId: "123456789012",
    userName: "intern",
  };
  const sample = { userIdentity: intern, awsRegion: "us-west-2", recipientAccountId: "444455556666" };

  test("CreateEndpoint: the answer's ARN stands for the name, whatever its case", () => {
    const resources = about({
      ...sample,
      eventName: "CreateEndpoint",
      requestParameters: { endpointName: "ExampleEndpoint", endpointConfigName: "ExampleEndpointConfig" },
      responseElements: { endpointArn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint/exampleendpoint" },
    });
    expect(resources).toEqual([
      { kind: "endpoint", arn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint/exampleendpoint" },
      {
        kind: "endpoint-config",
        arn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint-config/ExampleEndpointConfig",
      },
    ]);
    expect(activityKey("arn:aws:sagemaker:us-west-2:123456789012:endpoint/ExampleEndpoint")).toBe(resources[0]?.arn);
  });

  test("CreateModel, with the role it passes on last", () => {
    const resources = about({
      ...sample,
      eventName: "CreateModel",
      requestParameters: {
        executionRoleArn: "arn:aws:iam::123456789012:role/EXAMPLEARN",
        modelName: "ExampleModel",
        primaryContainer: { image: "174872318107.dkr.ecr.us-west-2.amazonaws.com/kmeans:latest" },
      },
      responseElements: { modelArn: "arn:aws:sagemaker:us-west-2:123456789012:model/barkinghappy2018" },
    });
    expect(resources).toEqual([
      { kind: "model", arn: "arn:aws:sagemaker:us-west-2:123456789012:model/barkinghappy2018" },
      { kind: "iam-role", arn: "arn:aws:iam::123456789012:role/EXAMPLEARN" },
    ]);
  });

  test("data events name their resource beside the request", () => {
    const group = "arn:aws:sagemaker:us-east-1:123456789012:feature-group/your-feature-group-name";
    const put = {
      eventName: "PutRecord",
      requestParameters: { featureGroupName: "your-feature-group-name" },
      resources: [{ accountId: "123456789012", type: "AWS::SageMaker::FeatureGroup", ARN: group }],
      userIdentity: intern,
    };
    expect(about(put)).toEqual([{ kind: "feature-group", arn: group }]);
    const endpoint = arn("endpoint/scorer");
    const invoke = { eventName: "InvokeEndpoint", resources: [{ type: "AWS::SageMaker::Endpoint", ARN: endpoint }] };
    expect(about(invoke)).toEqual([{ kind: "endpoint", arn: endpoint }]);
  });
});

describe("events that touch several resources", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "UpdateEndpoint",
      { endpointConfigName: "new", endpointName: "ep" },
      ["endpoint endpoint/ep", "endpoint-config endpoint-config/new"],
    ],
    [
      "CreateEndpointConfig",
      {
        productionVariants: [{ modelName: "a" }, { modelName: "b" }],
        shadowProductionVariants: [{ modelName: "a" }],
        endpointConfigName: "c",
      },
      ["endpoint-config endpoint-config/c", "model model/a", "model model/b"],
    ],
    [
      "CreateTransformJob",
      { modelName: "m", transformJobName: "t" },
      ["transform-job transform-job/t", "model model/m"],
    ],
    [
      "CreateTrainingJob",
      { roleArn: arn("role/train", "iam"), trainingJobName: "t" },
      ["training-job training-job/t", "iam-role role/train"],
    ],
    [
      "CreateNotebookInstance",
      { lifecycleConfigName: "lc", notebookInstanceName: "nb", roleArn: arn("role/nb", "iam") },
      [
        "notebook-instance notebook-instance/nb",
        "notebook-lifecycle-config notebook-instance-lifecycle-config/lc",
        "iam-role role/nb",
      ],
    ],
    [
      "CreateApp",
      {
        domainId: "d-1",
        spaceName: "lab",
        appType: "JupyterLab",
        appName: "default",
        resourceSpec: { lifecycleConfigArn: arn("studio-lifecycle-config/boot") },
      },
      [
        "app app/d-1/lab/JupyterLab/default",
        "space space/d-1/lab",
        "domain domain/d-1",
        "studio-lifecycle-config studio-lifecycle-config/boot",
      ],
    ],
    [
      "CreatePresignedDomainUrl",
      { domainId: "d-1", userProfileName: "jo", expiresInSeconds: 300 },
      ["user-profile user-profile/d-1/jo", "domain domain/d-1"],
    ],
    [
      "CreateUserProfile",
      { domainId: "d-1", userProfileName: "jo", userSettings: { executionRole: arn("role/jo", "iam") } },
      ["user-profile user-profile/d-1/jo", "domain domain/d-1", "iam-role role/jo"],
    ],
    [
      "CreateHyperParameterTuningJob",
      {
        hyperParameterTuningJobName: "h",
        trainingJobDefinitions: [{ roleArn: arn("role/a", "iam") }, { roleArn: arn("role/b", "iam") }],
      },
      ["tuning-job hyper-parameter-tuning-job/h", "iam-role role/a", "iam-role role/b"],
    ],
    [
      "BatchDescribeModelPackage",
      { modelPackageArnList: [arn("model-package/g/1"), arn("model-package/g/2")] },
      ["model-package model-package/g/1", "model-package model-package/g/2"],
    ],
    ["AddTags", { resourceArn: arn("endpoint/ep"), tags: [] }, ["endpoint endpoint/ep"]],
    [
      "RegisterDevices",
      { deviceFleetName: "f", devices: [{ deviceName: "a" }, { deviceName: "b" }] },
      ["device device-fleet/f/device/a", "device device-fleet/f/device/b", "device-fleet device-fleet/f"],
    ],
    ["DeleteImageVersion", { imageName: "i", version: 3 }, ["image-version image-version/i/3", "image image/i"]],
    ["DescribePipeline", { pipelineName: arn("pipeline/p") }, ["pipeline pipeline/p"]],
    [
      "DescribeHubContent",
      { hubName: arn("hub/h"), hubContentType: "Model", hubContentName: "c" },
      ["hub-content hub-content/h/Model/c", "hub hub/h"],
    ],
    [
      "RenderUiTemplate",
      { roleArn: arn("role/r", "iam"), humanTaskUiArn: arn("human-task-ui/u") },
      ["human-task-ui human-task-ui/u", "iam-role role/r"],
    ],
    ["StartSession", { resourceIdentifier: arn("space/d-1/lab") }, ["space space/d-1/lab"]],
  ])("%s", (eventName, requestParameters, expected) => {
    expect(told({ eventName, requestParameters })).toEqual(expected);
  });

  test("a hundred at most", () => {
    const variants = (prefix: string) => Array.from({ length: 90 }, (_, n) => ({ modelName: `${prefix}-${n}` }));
    const requestParameters = { productionVariants: variants("a"), shadowProductionVariants: variants("b") };
    expect(about({ eventName: "CreateEndpointConfig", requestParameters })).toHaveLength(100);
  });

  test("CreateDomain, whose id only the answer has, comes before the role it names", () => {
    const requestParameters = { domainName: "lab", defaultUserSettings: { executionRole: arn("role/studio", "iam") } };
    const responseElements = { domainArn: arn("domain/d-9"), domainId: "d-9", url: "https://d-9.studio" };
    expect(told({ eventName: "CreateDomain", requestParameters, responseElements })).toEqual([
      "domain domain/d-9",
      "iam-role role/studio",
    ]);
  });

  test("a name that stands in for an id gives way to the ARN", () => {
    const requestParameters = { clusterName: "pod" };
    expect(told({ eventName: "CreateCluster", requestParameters })).toEqual(["cluster cluster/pod"]);
    const responseElements = { clusterArn: arn("cluster/abc123def456") };
    expect(told({ eventName: "CreateCluster", requestParameters, responseElements })).toEqual([
      "cluster cluster/abc123def456",
    ]);
  });

  test("an API that is not known yet: the names and ARNs it shares with the others", () => {
    const requestParameters = {
      modelName: "m",
      someNewArn: arn("some-new-thing/n"),
      kmsKeyId: arn("key/1", "kms"),
      x: "arn:aws:s3:::b",
    };
    expect(told({ eventName: "ReimagineModel", requestParameters })).toEqual([
      "model model/m",
      "some-new-thing some-new-thing/n",
      "kms-key key/1",
    ]);
  });
});

test("what IAM does to a role is about the role, by AWS's own ARN where the answer has it", () => {
  const iam = { eventSource: "iam.amazonaws.com", eventName: "AttachRolePolicy" };
  expect(about({ ...iam, requestParameters: { roleName: "x", policyArn: "arn:aws:iam::aws:policy/p" } })).toEqual([
    { arn: arn("role/x", "iam"), kind: "iam-role" },
  ]);
  const role = { arn: arn("role/service-role/x", "iam") };
  expect(told({ ...iam, requestParameters: { roleName: "x" }, responseElements: { role } })).toEqual([
    "iam-role role/service-role/x",
  ]);
  expect(told({ ...iam, requestParameters: { userName: "x" } })).toEqual([]);
});

describe("calls that failed", () => {
  test("are about what they tried", () => {
    const requestParameters = { notebookInstanceName: "nb" };
    expect(told({ eventName: "DeleteNotebookInstance", requestParameters, errorCode: "AccessDenied" })).toEqual([
      "notebook-instance notebook-instance/nb",
    ]);
  });

  test("without a request, the refusal names it", () => {
    const errorMessage = (resource: string) =>
      `User: arn:aws:iam::${account}:user/x is not authorized to perform: sagemaker:DeleteModel on resource: ${resource} because no identity-based policy allows the sagemaker:DeleteModel action`;
    const denied = { eventName: "DeleteModel", errorCode: "AccessDenied" };
    expect(told({ ...denied, errorMessage: errorMessage(arn("model/m")) })).toEqual(["model model/m"]);
    expect(told({ ...denied, errorMessage: errorMessage(arn("model/*")) })).toEqual([]);
    expect(told({ ...denied, errorMessage: errorMessage("*") })).toEqual([]);
    expect(told({ ...denied, errorMessage: errorMessage(arn("role/x", "iam")) })).toEqual(["iam-role role/x"]);
    expect(told({ ...denied, errorMessage: errorMessage("arn:aws:s3:::bucket/key") })).toEqual([]);
  });
});

test("what names no resource, or cannot, gives none", () => {
  expect(
    told({ eventName: "ListNotebookInstances", requestParameters: { maxResults: 100, nameContains: "x" } }),
  ).toEqual([]);
  expect(told({ eventName: "DeleteUserProfile", requestParameters: { userProfileName: "jo" } })).toEqual([]);
  expect(told({ eventName: "DeleteModel", requestParameters: { modelName: "*" } })).toEqual([]);
  expect(told({ eventName: "DeleteModel", requestParameters: { modelName: "m".repeat(257) } })).toEqual([]);
  // Another service's parameter of the same name is another thing.
  expect(
    told({
      eventSource: "amplify.amazonaws.com",
      eventName: "CreateApp",
      requestParameters: { domainId: "d-1", projectName: "x" },
    }),
  ).toEqual([]);
});

test("the training jobs of a tuning job are service events with details instead of a request", () => {
  const event = {
    userIdentity: { type: "AWSService", accountId: account, invokedBy: "sagemaker.amazonaws.com" },
    eventType: "AwsServiceEvent",
    eventName: "CreateTrainingJob",
    serviceEventDetails: { trainingJobName: "tune-001", hyperParameterTuningJobName: "tune" },
  };
  expect(told(event)).toEqual(["training-job training-job/tune-001", "tuning-job hyper-parameter-tuning-job/tune"]);
});

test("partitions and accounts: the caller's account in the region's partition", () => {
  const requestParameters = { modelName: "m" };
  expect(about({ awsRegion: "cn-north-1", requestParameters })[0]?.arn).toBe(
    `arn:aws-cn:sagemaker:cn-north-1:${account}:model/m`,
  );
  const service = { type: "AWSService", invokedBy: "sagemaker.amazonaws.com" };
  expect(about({ userIdentity: service, requestParameters })[0]?.arn).toBe(arn("model/m"));
  expect(about({ userIdentity: service, recipientAccountId: "me", requestParameters })).toEqual([]);
});

test("hostile parameters never throw, and what is attributed is always an ARN of a kind, once", () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "arn:",
      "arn:aws:sagemaker:::",
      arn("model/x"),
      arn("MODEL/X"),
      "__proto__",
      "a".repeat(5000),
      "{domainId}",
      "$&",
    ),
  );
  const member = fc.constantFrom(
    "__proto__",
    "toString",
    ...new Set(Object.keys(namePaths).flatMap((path) => path.split(/\[\]\.|\[\]|\./))),
  );
  const object = fc.dictionary(
    member,
    fc.oneof(value, fc.array(fc.dictionary(member, value)), fc.dictionary(member, value)),
  );
  const fields = fc.record(
    {
      eventName: fc.oneof(
        fc.constantFrom(...Object.keys(sagemakerApis), "CreatetoString", "Createconstructor"),
        fc.string(),
      ),
      requestParameters: fc.oneof(object, value),
      responseElements: fc.oneof(object, value),
      resources: fc.oneof(value, fc.array(fc.oneof(value, fc.record({ ARN: value })), { maxLength: 120 })),
      serviceEventDetails: fc.oneof(object, value),
      userIdentity: fc.oneof(value, fc.constant({ accountId: account })),
      errorMessage: value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fields, (given) => {
      const event = { name: String(given.eventName), region, source: "sagemaker.amazonaws.com", record: record(given) };
      const resources = attribute(event);
      expect(resources.length).toBeLessThanOrEqual(100);
      expect(new Set(resources.map((one) => activityKey(one.arn))).size).toBe(resources.length);
      for (const one of resources) expect(kindOfArn(one.arn)).toBe(one.kind);
    }),
    { numRuns: 100 },
  );
});
