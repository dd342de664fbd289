import { describe, expect, test } from "vitest";
import { about, arn, told } from "./records.ts";

test("an answer's ARN stands for an app of a space, which a call without an answer names by its parts", () => {
  const requestParameters = { domainId: "d-abc", spaceName: "Frank", appType: "JupyterLab", appName: "default" };
  const responseElements = { appArn: arn("app/d-abc/frank/jupyterlab/default") };
  const rest = ["space space/d-abc/Frank", "domain domain/d-abc"];
  expect(told({ eventName: "CreateApp", requestParameters, responseElements })).toEqual([
    "app app/d-abc/frank/jupyterlab/default",
    ...rest,
  ]);
  const named = ["app app/d-abc/Frank/JupyterLab/default", ...rest];
  expect(told({ eventName: "DeleteApp", requestParameters, responseElements: null })).toEqual(named);
  expect(told({ eventName: "CreateApp", requestParameters, errorCode: "ResourceLimitExceeded" })).toEqual(named);
  const profile = { ...requestParameters, spaceName: undefined, userProfileName: "frank" };
  expect(told({ eventName: "CreateApp", requestParameters: profile, responseElements })[1]).toBe(
    "user-profile user-profile/d-abc/frank",
  );
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
