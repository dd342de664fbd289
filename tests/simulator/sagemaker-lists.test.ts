import * as client from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { sagemakerKinds } from "#lib/simulator/services/sagemaker-kinds.ts";
import { sagemakerModel } from "#lib/simulator/services/sagemaker-newer.ts";
import { inputOf, memberNames, operationIn, outputOf } from "#lib/simulator/shapes.ts";
import { daysAgo, sagemakerArn } from "./fixture/names.ts";
import { clusterIds, nodeId } from "./fixture/sagemaker.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

/* Past 300 lines, since all lists are asked of the same two accounts. */

const simulator = await simulated();
const sagemaker = new client.SageMaker(at(simulator));
const demo = await simulated({ account: demoAccount({ now: daysAgo(0) }) });

describe("the table of kinds", () => {
  test.each(sagemakerKinds)("$list and $describe stand in the model as described", (kind) => {
    const list = operationIn(sagemakerModel, kind.list);
    const describeIt = operationIn(sagemakerModel, kind.describe);
    if (!list || !describeIt) throw new Error("The operation is not in the model.");
    expect(memberNames(outputOf(list))).toContain(kind.items);
    expect(memberNames(inputOf(describeIt))).toEqual(expect.arrayContaining([...kind.keys]));
    // What stands inside of the answer need not say again how it was asked for, nor have an ARN; a part need not name its whole.
    const own = kind.keys.filter((key) => !kind.parents.includes(key) && key !== "Identifier");
    const fields = kind.within === undefined ? [kind.arn, ...own] : [kind.within];
    expect(memberNames(outputOf(describeIt))).toEqual(expect.arrayContaining(fields));
    expect(memberNames(inputOf(list)).includes("SortBy")).toBe(kind.sortBy !== undefined);
  });

  test("every collection of an account can be listed", () => {
    const collections = Object.keys(account.regions[0]?.sagemaker ?? {});
    expect(sagemakerKinds.map(({ collection }) => collection).sort()).toEqual(collections.sort());
  });
});

test("a list answers summaries: what Describe adds is not in them", async () => {
  const { NotebookInstances = [] } = await sagemaker.listNotebookInstances({});
  expect(NotebookInstances.map((notebook) => notebook.NotebookInstanceName)).toEqual(["alpha", "bravo", "charlie"]);
  expect(NotebookInstances[0]).not.toHaveProperty("DirectInternetAccess");
  expect(NotebookInstances[0]).not.toHaveProperty("Tags");
  expect(NotebookInstances[0]?.CreationTime).toEqual(daysAgo(30));
});

test("describe answers everything but the tags, which have their own operation", async () => {
  const notebook = await sagemaker.describeNotebookInstance({ NotebookInstanceName: "alpha" });
  expect(notebook).toMatchObject({ DirectInternetAccess: "Enabled", InstanceType: "ml.t3.medium" });
  expect(notebook).not.toHaveProperty("Tags");
  const { Tags } = await sagemaker.listTags({ ResourceArn: notebook.NotebookInstanceArn });
  expect(Tags).toEqual([{ Key: "owner", Value: "<ada & co>" }]);
});

test("a profile is described by its domain and its name together", async () => {
  const profile = await sagemaker.describeUserProfile({ DomainId: "d-abc123", UserProfileName: "ada" });
  expect(profile.UserProfileArn).toBe(sagemakerArn("user-profile/d-abc123/ada"));
  const failure = await failureOf(sagemaker.describeUserProfile({ DomainId: "d-other", UserProfileName: "ada" }));
  expect(failure.code).toBe("ResourceNotFound");
});

describe("a cluster, whose ARN ends with an id", () => {
  const arn = sagemakerArn(`cluster/${clusterIds[0]}`);

  test.each(["pod", arn])("is described as %s, and so are its nodes", async (ClusterName) => {
    expect(await sagemaker.describeCluster({ ClusterName })).toMatchObject({ ClusterName: "pod", ClusterArn: arn });
    const { ClusterNodeSummaries: nodes = [] } = await sagemaker.listClusterNodes({ ClusterName });
    expect(nodes.map(({ InstanceId }) => InstanceId)).toEqual([nodeId(0, 1), nodeId(0, 2)]);
    const { NodeDetails } = await sagemaker.describeClusterNode({ ClusterName, NodeId: nodes[0]?.InstanceId ?? "" });
    expect(NodeDetails).toMatchObject({ InstanceGroupName: "all", PrivatePrimaryIp: "10.0.0.1" });
    expect(NodeDetails).not.toHaveProperty("ClusterName");
  });

  test("keeps its tags under its ARN", async () => {
    expect((await sagemaker.listTags({ ResourceArn: arn })).Tags).toEqual([{ Key: "team", Value: "pod" }]);
  });

  test("is sorted as its list calls it", async () => {
    const { ClusterSummaries = [] } = await sagemaker.listClusters({ SortBy: "NAME", SortOrder: "Descending" });
    expect(ClusterSummaries.map(({ ClusterName }) => ClusterName)).toEqual(["twin", "pod"]);
  });

  test("that is not there has no nodes to list, and no other cluster's node", async () => {
    expect((await failureOf(sagemaker.listClusterNodes({ ClusterName: "none" }))).code).toBe("ResourceNotFound");
    const failure = await failureOf(sagemaker.describeClusterNode({ ClusterName: "pod", NodeId: nodeId(1, 1) }));
    expect(failure.code).toBe("ResourceNotFound");
  });

  test("is what a denied call about it or its nodes names", async () => {
    const calls = [
      () => sagemaker.describeCluster({ ClusterName: "pod" }),
      () => sagemaker.listClusterNodes({ ClusterName: "pod" }),
      () => sagemaker.describeClusterNode({ ClusterName: "pod", NodeId: nodeId(0, 1) }),
    ];
    simulator.setFaults([{ action: "sagemaker:*", kind: "denied" }]);
    for (const call of calls) expect((await failureOf(call())).message).toContain(`on resource: ${arn} `);
    simulator.setFaults([]);
  });
});

describe("what is not there is refused in each operation's own words", () => {
  const absent = {
    "notebook instance": [
      () => sagemaker.describeNotebookInstance({ NotebookInstanceName: "x" }),
      "ValidationException",
      /^RecordNotFound$/,
    ],
    model: [
      () => sagemaker.describeModel({ ModelName: "X" }),
      "ValidationException",
      /^Could not find model "arn:aws:sagemaker:us-east-1:111122223333:model\/x"\.$/,
    ],
    endpoint: [
      () => sagemaker.describeEndpoint({ EndpointName: "x" }),
      "ValidationException",
      /^Could not find endpoint "/,
    ],
    "endpoint config": [
      () => sagemaker.describeEndpointConfig({ EndpointConfigName: "x" }),
      "ValidationException",
      /^Could not find endpoint configuration "/,
    ],
    "training job": [() => sagemaker.describeTrainingJob({ TrainingJobName: "x" }), "ResourceNotFound", /not found/],
    "tuning job": [
      () => sagemaker.describeHyperParameterTuningJob({ HyperParameterTuningJobName: "x" }),
      "ResourceNotFound",
      /not found/,
    ],
    domain: [() => sagemaker.describeDomain({ DomainId: "d-x" }), "ResourceNotFound", /d-x/],
    "tagged resource": [
      () => sagemaker.listTags({ ResourceArn: sagemakerArn("model/x") }),
      "ValidationException",
      /not found/,
    ],
  } as const;
  test.each(Object.entries(absent))("%s", async (_, [call, code, message]) => {
    const failure = await failureOf(call());
    expect(failure).toMatchObject({ code, status: 400 });
    expect(failure.message).toMatch(message);
  });
});

describe("pages", () => {
  test("hold 10 items unless asked, and follow each other without gap or repetition", async () => {
    const names: string[] = [];
    const sizes: number[] = [];
    let NextToken: string | undefined;
    do {
      const page = await sagemaker.listTrainingJobs({ NextToken });
      sizes.push(page.TrainingJobSummaries?.length ?? 0);
      names.push(...(page.TrainingJobSummaries ?? []).map((job) => job.TrainingJobName ?? ""));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(sizes).toEqual([10, 10, 5]);
    expect(names).toEqual(account.regions[0]?.sagemaker.trainingJobs.map((job) => job.TrainingJobName));
  });

  test("a token serves only the request it came from", async () => {
    const { NextToken } = await sagemaker.listTrainingJobs({ SortOrder: "Descending" });
    await expect(
      sagemaker.listTrainingJobs({ SortOrder: "Descending", NextToken, MaxResults: 3 }),
    ).resolves.toBeDefined();
    const elsewhere = new client.SageMaker(at(simulator, { region: "eu-south-2" }));
    const foreign = [
      () => sagemaker.listTrainingJobs({ NextToken }),
      () => sagemaker.listProcessingJobs({ SortOrder: "Descending", NextToken }),
      () => elsewhere.listTrainingJobs({ SortOrder: "Descending", NextToken }),
      () => sagemaker.listTrainingJobs({ NextToken: "forged" }),
    ];
    for (const call of foreign) {
      expect(await failureOf(call())).toMatchObject({ code: "ValidationException", message: "Invalid NextToken." });
    }
  });

  test("are refused above 100 items", async () => {
    await expect(sagemaker.listModels({ MaxResults: 100 })).resolves.toBeDefined();
    expect(await failureOf(sagemaker.listModels({ MaxResults: 101 }))).toEqual({
      code: "ValidationException",
      message:
        "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
      status: 400,
    });
  });
});

describe("order", () => {
  const first = async (input: client.ListTrainingJobsRequest) =>
    (await sagemaker.listTrainingJobs({ MaxResults: 1, ...input })).TrainingJobSummaries?.[0]?.TrainingJobName;

  test("is by creation time, oldest first, unless the operation documents another", async () => {
    expect(await first({})).toBe("job-00000");
    expect(await first({ SortOrder: "Descending" })).toBe("job-00024");
    const { Models = [] } = await sagemaker.listModels({});
    expect(Models.map((model) => model.ModelName)).toEqual(["fraud", "churn"]);
    const { TransformJobSummaries = [] } = await sagemaker.listTransformJobs({});
    expect(TransformJobSummaries.map((job) => job.TransformJobName)).toEqual(["score-2", "score-1"]);
  });

  test("can be by name or status", async () => {
    expect(await first({ SortBy: "Name", SortOrder: "Descending" })).toBe("job-00024");
    expect(await first({ SortBy: "Status", SortOrder: "Descending" })).toBe("job-00020");
    const { NotebookInstances = [] } = await sagemaker.listNotebookInstances({ SortBy: "CreationTime" });
    expect(NotebookInstances.map((notebook) => notebook.NotebookInstanceName)).toEqual(["alpha", "charlie", "bravo"]);
  });

  test("by anything else is refused", async () => {
    const failure = await failureOf(sagemaker.listModels({ SortBy: "Colour" as "Name" }));
    expect(failure).toMatchObject({
      code: "ValidationException",
      message: expect.stringMatching(/'sortBy'.*\[Name, CreationTime\]/),
    });
  });
});

describe("filters", () => {
  test("by name and status are applied to the page, which may come out empty with more to come", async () => {
    const page = await sagemaker.listTrainingJobs({ MaxResults: 4, NameContains: "JOB-00012" });
    expect(page.TrainingJobSummaries).toEqual([]);
    expect(page.NextToken).toBeDefined();
    const failed = await sagemaker.listTrainingJobs({ MaxResults: 10, StatusEquals: "Failed" });
    expect(failed.TrainingJobSummaries?.map((job) => job.TrainingJobName)).toEqual(["job-00000", "job-00005"]);
  });

  test("by creation time narrow the list down before it is cut", async () => {
    const jobs = account.regions[0]?.sagemaker.trainingJobs ?? [];
    const [after, before] = [jobs[7]?.CreationTime, jobs[9]?.CreationTime];
    for (const SortOrder of ["Ascending", "Descending"] as const) {
      const page = await sagemaker.listTrainingJobs({
        CreationTimeAfter: after,
        CreationTimeBefore: before,
        SortOrder,
      });
      expect(page.TrainingJobSummaries?.map((job) => job.TrainingJobName).sort()).toEqual([
        "job-00007",
        "job-00008",
        "job-00009",
      ]);
      expect(page.NextToken).toBeUndefined();
    }
    const byName = await sagemaker.listTrainingJobs({
      CreationTimeAfter: jobs[20]?.CreationTime,
      SortBy: "Name",
      MaxResults: 10,
    });
    expect(byName.TrainingJobSummaries).toEqual([]);
  });

  test("by the other fields a list offers work too", async () => {
    const names = async (input: client.ListNotebookInstancesInput) =>
      (await sagemaker.listNotebookInstances(input)).NotebookInstances?.map(
        (notebook) => notebook.NotebookInstanceName,
      );
    expect(await names({ NotebookInstanceLifecycleConfigNameContains: "set" })).toEqual(["charlie"]);
    expect(await names({ LastModifiedTimeAfter: daysAgo(6) })).toEqual(["bravo"]);
    expect(await names({ LastModifiedTimeBefore: daysAgo(9) })).toEqual(["alpha", "charlie"]);
    const profiles = await sagemaker.listUserProfiles({ DomainIdEquals: "d-abc123", UserProfileNameContains: "gra" });
    expect(profiles.UserProfiles?.map((profile) => profile.UserProfileName)).toEqual(["grace"]);
  });
});

describe("kinds that their lists and requests name in words of their own", () => {
  const studio = new client.SageMaker(at(demo));

  test("an app is its profile's or its space's, and neither stands in for the other", async () => {
    const { Apps = [] } = await studio.listApps({ SpaceNameEquals: "churn-together" });
    const [{ DomainId, SpaceName, AppType, AppName } = {}] = Apps;
    expect(await studio.describeApp({ DomainId, SpaceName, AppType, AppName })).toMatchObject({ SpaceName });
    const asProfile = studio.describeApp({ DomainId, UserProfileName: SpaceName, AppType, AppName });
    expect(await failureOf(asProfile)).toMatchObject({ code: "ResourceNotFound" });
  });

  test("a list of spaces gives their settings in short", async () => {
    const { Spaces = [] } = await studio.listSpaces({ SpaceNameContains: "remote" });
    expect(Spaces).toEqual([
      expect.objectContaining({
        SpaceName: "priya-remote",
        SpaceSettingsSummary: {
          AppType: "JupyterLab",
          RemoteAccess: "ENABLED",
          SpaceStorageSettings: { EbsStorageSettings: { EbsVolumeSizeInGb: 50 } },
        },
        SpaceSharingSettingsSummary: { SharingType: "Private" },
        OwnershipSettingsSummary: { OwnerUserProfileName: "priya-nair" },
      }),
    ]);
  });

  test("who asks for no version of an image gets the newest", async () => {
    expect(await studio.describeImageVersion({ ImageName: "growth-r" })).toMatchObject({ Version: 2 });
    expect(await studio.describeImageVersion({ ImageName: "growth-r", Version: 1 })).toMatchObject({ Version: 1 });
    const failure = await failureOf(studio.describeImageVersion({ ImageName: "growth-r", Version: 3 }));
    expect(failure.code).toBe("ResourceNotFound");
  });

  test("what has an ARN for a key is described, tagged and refused by it", async () => {
    const { Summaries: [{ Arn, Name } = {}] = [] } = await studio.listMlflowApps({ SortBy: "Name" });
    expect(await studio.describeMlflowApp({ Arn })).toMatchObject({ Arn, Name });
    expect((await studio.listTags({ ResourceArn: Arn })).Tags).not.toEqual([]);
    expect((await failureOf(studio.describeMlflowApp({ Arn: `${Arn}0` }))).code).toBe("ResourceNotFound");
    demo.setFaults([{ action: "sagemaker:*", kind: "denied" }]);
    expect((await failureOf(studio.describeMlflowApp({ Arn }))).message).toContain(`on resource: ${Arn} `);
    demo.setFaults([]);
  });

  test("the contents of a hub are listed type by type, and those of no hub not at all", async () => {
    const europe = new client.SageMaker(at(demo, { region: "eu-west-1" }));
    const of = async (HubName: string, HubContentType: client.HubContentType) =>
      (await europe.listHubContents({ HubName, HubContentType })).HubContentSummaries?.map((one) => one.HubContentName);
    expect(await of("credit-risk-models", "Model")).toEqual(["scorecard-base"]);
    expect(await of("credit-risk-models", "Notebook")).toEqual([]);
    expect((await failureOf(of("none", "Model"))).code).toBe("ResourceNotFound");
  });

  test("they are sorted and filtered by the words of each list", async () => {
    const { Images = [] } = await studio.listImages({ SortBy: "IMAGE_NAME", SortOrder: "ASCENDING" });
    expect(Images.map(({ ImageName }) => ImageName)).toEqual(["fraud-lab", "growth-r"]);
    const { Workteams = [] } = await studio.listWorkteams({ SortBy: "CreateDate", SortOrder: "Descending" });
    expect(Workteams.map(({ WorkteamName }) => WorkteamName)).toEqual(["growth-reviewers", "growth-labelers"]);
    const { StudioLifecycleConfigs = [] } = await studio.listStudioLifecycleConfigs({ AppTypeEquals: "CodeEditor" });
    expect(StudioLifecycleConfigs).toEqual([]);
    const { AppImageConfigs = [] } = await studio.listAppImageConfigs({ ModifiedTimeAfter: daysAgo(1) });
    expect(AppImageConfigs).toEqual([]);
    const { FeatureGroupSummaries = [] } = await studio.listFeatureGroups({ OfflineStoreStatusEquals: "Active" });
    expect(FeatureGroupSummaries.map(({ FeatureGroupName }) => FeatureGroupName).sort()).toEqual([
      "fraud-payments",
      "growth-customers",
    ]);
  });
});

test("an enabled region without data answers empty lists", async () => {
  for (const region of ["eu-south-2", "us-west-2"]) {
    const elsewhere = new client.SageMaker(at(simulator, { region }));
    expect((await elsewhere.listModels({})).Models).toEqual([]);
    expect((await elsewhere.listTrainingJobs({})).TrainingJobSummaries).toEqual([]);
  }
});

test("an operation that is not served is unknown, as are operations AWS does not have", async () => {
  const failure = await failureOf(sagemaker.listModelMetadata({}));
  expect(failure).toMatchObject({ code: "UnknownOperationException", status: 400 });
});

test("a required parameter that is missing is named", async () => {
  const failure = await failureOf(sagemaker.describeModel({ ModelName: undefined }));
  expect(failure).toMatchObject({
    code: "ValidationException",
    message: expect.stringMatching(/Value null at 'modelName'.*must not be null/),
  });
});

test("pipelines are listed by the beginning of their names and by when they were made", async () => {
  const named = async (input: client.ListPipelinesRequest) =>
    (await sagemaker.listPipelines(input)).PipelineSummaries?.map((one) => one.PipelineName);
  expect(await named({ PipelineNamePrefix: "Churn" })).toEqual(["Churn-weekly"]);
  expect(await named({ CreatedAfter: daysAgo(7.5) })).toEqual(["fraud"]);
  expect(await named({ CreatedBefore: daysAgo(7.5) })).toEqual(["Churn-weekly"]);
});
