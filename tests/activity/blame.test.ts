import { describe, expect, test } from "vitest";
import { blame, creationOf } from "#lib/activity/blame.ts";
import type { EventDetail } from "#lib/store/views.ts";
import { arn, parsed } from "./records.ts";

/** An event of that minute, as the store hands it out. */
function event(
  minute: number,
  eventName: string,
  requestParameters: unknown,
  more: Record<string, unknown> = {},
): EventDetail {
  const eventTime = `2026-11-20T09:${String(minute).padStart(2, "0")}:00Z`;
  return {
    ...parsed({ eventID: `${eventName}-${minute}`, eventTime, eventName, requestParameters, ...more }),
    resources: [],
  };
}

/** What is blamed, for reading. */
function told(events: EventDetail[], path: string, about: string) {
  const found = blame(events, path, about);
  return found && `${found.event.id} ${found.certainty}`;
}

const name = { notebookInstanceName: "nb" };
const notebook = arn("notebook-instance/nb");

describe("a notebook's story", () => {
  const story = [
    event(9, "CreatePresignedNotebookInstanceUrl", name),
    event(8, "DescribeNotebookInstance", { ...name, rootAccess: "Enabled" }, { readOnly: true }),
    event(7, "UpdateNotebookInstance", { ...name, rootAccess: "Disabled" }, { errorCode: "ValidationException" }),
    event(6, "AddTags", { resourceArn: notebook, tags: [] }),
    event(5, "UpdateNotebookInstance", { ...name, lifecycleConfigName: "lc" }),
    event(4, "UpdateNotebookInstance", { ...name, rootAccess: "Enabled" }),
    event(3, "UpdateNotebookInstance", { ...name, rootAccess: "Enabled", volumeSizeInGB: 50 }),
    event(2, "CreateNotebookInstance", { ...name, directInternetAccess: "Enabled", securityGroupIds: ["sg-1"] }),
  ];
  test.each([
    ["RootAccess", "UpdateNotebookInstance-4 set"],
    ["VolumeSizeInGB", "UpdateNotebookInstance-3 set"],
    ["DirectInternetAccess", "CreateNotebookInstance-2 set"],
    ["KmsKeyId", "CreateNotebookInstance-2 created"],
    ["SecurityGroups", "CreateNotebookInstance-2 set"],
    ["SecurityGroups[0]", "CreateNotebookInstance-2 set"],
    ["NotebookInstanceLifecycleConfigName", "UpdateNotebookInstance-5 set"],
    ["Tags[0].Value", "AddTags-6 set"],
    // Of all tags one is missing: who added others did not leave it out.
    ["Tags", "CreateNotebookInstance-2 created"],
    ["", undefined],
    ["constructor", undefined],
    // Other things than the notebook, which came without it and change without it.
    ["KeyMetadata", undefined],
    ["AdvancedEventSelectors", undefined],
    ["rtb-1.Routes[0.0.0.0/0]", undefined],
    ["sg-1.IpPermissionsEgress", undefined],
    ["churn: imageTagMutability", undefined],
    ["(schedule of DataQuality)", undefined],
  ])("%s: %s", (path, expected) => {
    expect(told(story, path, notebook)).toBe(expected);
    expect(told([...story].reverse(), path, notebook)).toBe(expected);
  });

  test("what happened to an earlier notebook of the same name is not its doing", () => {
    const again = event(30, "CreateNotebookInstance", name);
    expect(told([...story, event(20, "DeleteNotebookInstance", name), again], "RootAccess", notebook)).toBe(
      "CreateNotebookInstance-30 created",
    );
  });

  test("an update is blamed even when the creation is older than the event history", () => {
    const known = story.filter((one) => one.name === "UpdateNotebookInstance");
    expect(told(known, "RootAccess", notebook)).toBe("UpdateNotebookInstance-4 set");
    expect(told(known, "KmsKeyId", notebook)).toBeUndefined();
  });
});

test("a cluster is known by the id that AWS answers; to update the software of a group sets nothing of the group", () => {
  const cluster = arn("cluster/a1b2c3d4e5f6");
  const pod = (minute: number, call: string, request: object) =>
    event(minute, call, { clusterName: "pod", ...request }, { responseElements: { clusterArn: cluster } });
  const group = { instanceGroupName: "workers" };
  const story = [
    pod(2, "CreateCluster", { instanceGroups: [{ ...group, executionRole: arn("role/admin", "iam") }] }),
    pod(3, "UpdateCluster", { nodeRecovery: "None" }),
    pod(4, "UpdateClusterSoftware", { instanceGroups: [group] }),
  ];
  expect(told(story, "InstanceGroups[0].ExecutionRole", cluster)).toBe("CreateCluster-2 set");
  expect(told(story, "NodeRecovery", cluster)).toBe("UpdateCluster-3 set");
  expect(told(story, "VpcConfig.Subnets", cluster)).toBe("CreateCluster-2 created");
});

test("ARNs are compared as CloudTrail's are: without case", () => {
  const responseElements = { endpointArn: arn("endpoint/scorer") };
  const create = event(1, "CreateEndpoint", { endpointName: "Scorer", endpointConfigName: "c" }, { responseElements });
  expect(told([create], "EndpointConfigName", arn("endpoint/Scorer"))).toBe("CreateEndpoint-1 set");
});

test("paths go into objects and lists, and through the customer's own names", () => {
  const requestParameters = {
    trainingJobName: "t",
    vpcConfig: { subnets: ["subnet-1"] },
    environment: { DB_PASSWORD: "x" },
    inputDataConfig: [{ channelName: "train" }],
    outputDataConfig: { s3OutputPath: "s3://b", kmsKeyId: null },
  };
  const create = event(1, "CreateTrainingJob", requestParameters);
  const about = arn("training-job/t");
  for (const path of [
    "VpcConfig.Subnets",
    "VpcConfig.Subnets[0]",
    "Environment.DB_PASSWORD",
    "InputDataConfig[0].DataSource",
  ]) {
    expect([path, told([create], path, about)]).toEqual([path, "CreateTrainingJob-1 set"]);
  }
  for (const path of ["VpcConfig.SecurityGroupIds", "OutputDataConfig.KmsKeyId", "EnableNetworkIsolation"]) {
    expect([path, told([create], path, about)]).toEqual([path, "CreateTrainingJob-1 created"]);
  }
});

test("a domain's settings, which updates call by another name", () => {
  const responseElements = { domainArn: arn("domain/d-1") };
  const events = [
    event(1, "CreateDomain", { domainName: "lab", appNetworkAccessType: "VpcOnly" }, { responseElements }),
    event(2, "UpdateDomain", {
      domainId: "d-1",
      domainSettingsForUpdate: { dockerSettings: { enableDockerAccess: "ENABLED" } },
    }),
    event(3, "UpdateDomain", { domainId: "d-1", defaultUserSettings: { executionRole: arn("role/r", "iam") } }),
    event(4, "CreateUserProfile", { domainId: "d-1", userProfileName: "jo", userSettings: { securityGroups: ["sg"] } }),
  ];
  expect(told(events, "DomainSettings.DockerSettings.EnableDockerAccess", arn("domain/d-1"))).toBe(
    "UpdateDomain-2 set",
  );
  expect(told(events, "DomainSettings.ExecutionRoleIdentityConfig", arn("domain/d-1"))).toBe("CreateDomain-1 created");
  expect(told(events, "AppNetworkAccessType", arn("domain/d-1"))).toBe("CreateDomain-1 set");
  expect(told(events, "UserSettings.SecurityGroups", arn("domain/d-1"))).toBe("CreateDomain-1 created");
});

test("an endpoint has its variants from the configuration it was pointed at", () => {
  const events = [
    event(1, "CreateEndpoint", { endpointName: "ep", endpointConfigName: "good" }),
    event(2, "UpdateEndpoint", { endpointName: "ep", endpointConfigName: "siphon" }),
  ];
  expect(told(events, "DataCaptureConfig.EnableCapture", arn("endpoint/ep"))).toBe("UpdateEndpoint-2 set");
});

test("calls about something else that only name the resource are never blamed", () => {
  const responseElements = { endpointConfigArn: arn("endpoint-config/c") };
  const events = [
    event(
      1,
      "CreateEndpointConfig",
      { endpointConfigName: "c", kmsKeyId: "k", productionVariants: [{ modelName: "m" }] },
      { responseElements },
    ),
    event(2, "CreateEndpoint", { endpointName: "ep", endpointConfigName: "c" }),
    event(3, "CreateTrainingJob", { trainingJobName: "t", roleArn: arn("role/r", "iam"), tags: [] }),
  ];
  expect(told(events, "KmsKeyId", arn("model/m"))).toBeUndefined();
  expect(told(events.slice(1), "KmsKeyId", arn("endpoint-config/c"))).toBeUndefined();
  expect(told(events, "Tags", arn("role/r", "iam"))).toBeUndefined();
  expect(told([], "KmsKeyId", arn("model/m"))).toBeUndefined();
});

test("calls that make something inside a resource, or a URL to it, did not create it", () => {
  expect(told([event(1, "CreateImageVersion", { imageName: "i" })], "RoleArn", arn("image/i"))).toBeUndefined();
  expect(told([event(1, "CreatePresignedNotebookInstanceUrl", name)], "KmsKeyId", notebook)).toBeUndefined();
  expect(told([event(1, "CreateImage", { imageName: "i" })], "RoleArn", arn("image/i"))).toBe("CreateImage-1 created");
});

describe("the call that made a resource", () => {
  test("is the latest one, of those that succeeded and are mainly about it", () => {
    const events = [
      event(9, "CreatePresignedNotebookInstanceUrl", name),
      event(8, "CreateNotebookInstance", name, { errorCode: "ResourceLimitExceeded" }),
      event(7, "UpdateNotebookInstance", name),
      event(6, "CreateNotebookInstance", name),
      event(2, "CreateNotebookInstance", name),
      event(1, "CreateNotebookInstance", { notebookInstanceName: "other" }),
    ];
    expect(creationOf(events, notebook)?.id).toBe("CreateNotebookInstance-6");
    expect(creationOf(events, notebook.toUpperCase())?.id).toBe("CreateNotebookInstance-6");
    expect(creationOf(events, arn("notebook-instance/third"))).toBeUndefined();
  });

  test("is the one nearest to when AWS says that it was made: that of an earlier one of the same name is not", () => {
    const events = [event(6, "CreateNotebookInstance", name), event(2, "CreateNotebookInstance", name)];
    expect(creationOf(events, notebook, "2026-11-20T09:06:01.000Z")?.id).toBe("CreateNotebookInstance-6");
    expect(creationOf(events, notebook, "2026-11-20T09:02:59.000Z")?.id).toBe("CreateNotebookInstance-2");
    expect(creationOf(events, notebook, "2026-11-20T10:06:00.000Z")).toBeUndefined();
  });

  test.each([
    ["CreateModelPackage", { modelPackageGroupName: "churn" }, "model-package-group/churn", "model-package/churn/3"],
    ["CreateImageVersion", { imageName: "churn" }, "image/churn", "image-version/churn/3"],
  ] as const)("%s makes what is in another thing, and not that thing", (call, request, whole, part) => {
    const noun = part.startsWith("image") ? "imageVersionArn" : "modelPackageArn";
    const answered = event(3, call, request);
    const events = [{ ...answered, record: { ...answered.record, responseElements: { [noun]: arn(part) } } }];
    expect(creationOf(events, arn(whole))).toBeUndefined();
    expect(creationOf([answered], arn(whole))).toBeUndefined();
    expect(creationOf(events, arn(part))?.id).toBe(`${call}-3`);
  });
});
