import { type Filter, SageMaker, type SearchRequest } from "@aws-sdk/client-sagemaker";
import { describe, expect, test } from "vitest";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const sagemaker = new SageMaker(at(await simulated()));
const jobs = account.regions[0]?.sagemaker.trainingJobs ?? [];

async function namesOf(request: Partial<SearchRequest>): Promise<string[]> {
  const { Results = [] } = await sagemaker.search({ Resource: "TrainingJob", MaxResults: 100, ...request });
  return Results.map(({ TrainingJob }) => TrainingJob?.TrainingJobName?.replace("job-000", "") ?? "");
}

const filtered = (...Filters: Filter[]) => namesOf({ SearchExpression: { Filters }, SortOrder: "Ascending" });

test("answers whole jobs with their tags, newest change first, ten at a time, and counts all", async () => {
  const page = await sagemaker.search({ Resource: "TrainingJob" });
  expect(page.Results?.length).toBe(10);
  expect(page.TotalHits).toEqual({ Value: 25, Relation: "EqualTo" });
  expect(page.Results?.[0]?.TrainingJob).toMatchObject({
    TrainingJobName: "job-00024",
    RoleArn: jobs[24]?.RoleArn,
    ResourceConfig: jobs[24]?.ResourceConfig,
    Tags: [{ Key: "team", Value: "churn" }],
  });
  const next = await sagemaker.search({ Resource: "TrainingJob", NextToken: page.NextToken });
  expect(next.Results?.[0]?.TrainingJob?.TrainingJobName).toBe("job-00014");
});

test("leaves out what AWS leaves out of a training job", async () => {
  const { Results = [] } = await sagemaker.search({ Resource: "TrainingJob", MaxResults: 1 });
  expect(Results[0]?.TrainingJob).not.toHaveProperty("RemoteDebugConfig");
  const described = await sagemaker.describeTrainingJob({ TrainingJobName: "job-00024" });
  expect(described.RemoteDebugConfig).toEqual({ EnableRemoteDebug: true });
});

test("a model record tells where the model is used", async () => {
  const { Results = [] } = await sagemaker.search({ Resource: "Model", SortBy: "ModelName", SortOrder: "Ascending" });
  const [churn, fraud] = Results.map(({ Model }) => Model);
  expect(churn?.Model).toMatchObject({ ModelName: "churn", EnableNetworkIsolation: true });
  expect(churn?.Endpoints?.map(({ EndpointName }) => EndpointName)).toEqual(["Churn"]);
  expect(churn?.LastBatchTransformJob?.TransformJobName).toBe("score-2");
  expect(fraud?.Endpoints).toEqual([]);
  expect(fraud?.LastBatchTransformJob).toBeUndefined();
});

test("finds endpoints and tuning jobs, and nothing of a kind the account does not hold", async () => {
  expect((await sagemaker.search({ Resource: "Endpoint" })).Results?.[0]?.Endpoint?.EndpointName).toBe("Churn");
  const tuning = await sagemaker.search({ Resource: "HyperParameterTuningJob" });
  expect(tuning.Results?.[0]?.HyperParameterTuningJob?.HyperParameterTuningJobConfig?.Strategy).toBe("Bayesian");
  const pipelines = await sagemaker.search({ Resource: "Pipeline" });
  expect(pipelines).toMatchObject({ Results: [], TotalHits: { Value: 0 } });
});

describe("filters", () => {
  const at = (index: number) => jobs[index]?.CreationTime?.toISOString().slice(0, 19) ?? "";
  const cases: Record<string, [Filter[], string[]]> = {
    "Equals on text": [[{ Name: "TrainingJobName", Operator: "Equals", Value: "job-00003" }], ["03"]],
    "Equals is the operator when none is given": [[{ Name: "TrainingJobName", Value: "job-00003" }], ["03"]],
    "NotEquals and a comparison": [
      [
        { Name: "TrainingJobStatus", Operator: "NotEquals", Value: "Failed" },
        { Name: "CreationTime", Operator: "GreaterThan", Value: at(19) },
      ],
      ["21", "22", "23", "24"],
    ],
    "times, bounds included": [
      [
        { Name: "CreationTime", Operator: "GreaterThanOrEqualTo", Value: at(5) },
        { Name: "CreationTime", Operator: "LessThanOrEqualTo", Value: at(7) },
      ],
      ["05", "06", "07"],
    ],
    "times, bounds excluded": [[{ Name: "CreationTime", Operator: "LessThan", Value: at(2) }], ["00", "01"]],
    "In a list of values": [[{ Name: "TrainingJobName", Operator: "In", Value: "job-00001, job-00004" }], ["01", "04"]],
    "Contains a part": [
      [{ Name: "TrainingJobName", Operator: "Contains", Value: "-0002" }],
      ["20", "21", "22", "23", "24"],
    ],
    "tags by key": [
      [
        { Name: "Tags.team", Operator: "Equals", Value: "fraud" },
        { Name: "CreationTime", Operator: "LessThan", Value: at(4) },
      ],
      ["01", "03"],
    ],
    "a hyperparameter whose name has a dot": [
      [
        { Name: "HyperParameters.optimizer.name", Operator: "Equals", Value: "adam" },
        { Name: "TrainingJobName", Value: "job-00008" },
      ],
      ["08"],
    ],
    "a number in a nested structure": [
      [{ Name: "ResourceConfig.InstanceCount", Operator: "GreaterThan", Value: "2" }],
      [],
    ],
    "what is not there": [
      [
        { Name: "VpcConfig", Operator: "NotExists" },
        { Name: "InputDataConfig.ChannelName", Operator: "Exists" },
        { Name: "TrainingJobName", Value: "job-00009" },
      ],
      ["09"],
    ],
    "false is a value": [
      [
        { Name: "EnableNetworkIsolation", Value: "false" },
        { Name: "TrainingJobName", Value: "job-00009" },
      ],
      ["09"],
    ],
  };
  test.each(Object.entries(cases))("%s", async (_, [filters, names]) => {
    expect(await filtered(...filters)).toEqual(names);
  });

  test("alternatives and nested expressions combine", async () => {
    const one = (name: string): Filter => ({ Name: "TrainingJobName", Value: name });
    const names = await namesOf({
      SortOrder: "Ascending",
      SearchExpression: {
        Operator: "Or",
        Filters: [one("job-00001")],
        SubExpressions: [
          { Filters: [{ Name: "TrainingJobStatus", Value: "Failed" }, one("job-00010")] },
          { Filters: [{ Name: "TrainingJobStatus", Value: "Failed" }, one("job-00011")] },
        ],
      },
    });
    expect(names).toEqual(["01", "10"]);
  });

  test("nested filters hold for one and the same element", async () => {
    const nested = (uri: string) =>
      namesOf({
        SearchExpression: {
          NestedFilters: [
            {
              NestedPropertyName: "InputDataConfig",
              Filters: [
                { Name: "InputDataConfig.ChannelName", Operator: "Equals", Value: "train" },
                { Name: "InputDataConfig.DataSource.S3DataSource.S3Uri", Operator: "Equals", Value: uri },
              ],
            },
          ],
        },
      });
    expect(await nested("s3://data/train")).toHaveLength(25);
    expect(await nested("s3://data/other")).toEqual([]);
  });
});

describe("is refused", () => {
  const refused: Record<string, [Partial<SearchRequest>, RegExp]> = {
    "a page of more than 100": [{ MaxResults: 101 }, /maxResults/],
    "a kind AWS does not have": [{ Resource: "Castle" as "Model" }, /'resource'/],
    "a property the record does not have": [
      { SearchExpression: { Filters: [{ Name: "RemoteDebugConfig.EnableRemoteDebug", Value: "true" }] } },
      /RemoteDebugConfig/,
    ],
    "more or less of a text": [
      { SearchExpression: { Filters: [{ Name: "TrainingJobName", Operator: "GreaterThan", Value: "a" }] } },
      /not supported for text/,
    ],
    "a second Contains": [
      {
        SearchExpression: {
          Filters: ["a", "b"].map((Value) => ({ Name: "TrainingJobName", Operator: "Contains" as const, Value })),
        },
      },
      /'CONTAINS' operator usage limit/,
    ],
    "more than 20 filters": [
      { SearchExpression: { Filters: Array.from({ length: 21 }, () => ({ Name: "RoleArn", Value: "x" })) } },
      /'searchExpression\.filters' failed to satisfy constraint: Member must have length less than or equal to 20$/,
    ],
    "more than 50 conditions in all": [
      {
        SearchExpression: {
          SubExpressions: Array.from({ length: 17 }, () => ({
            Filters: Array.from({ length: 3 }, () => ({ Name: "RoleArn", Value: "x" })),
          })),
        },
      },
      /limit of 50/,
    ],
    "a token of another search": [{ NextToken: "AAAA" }, /NextToken/],
  };
  test.each(Object.entries(refused))("%s", async (_, [request, message]) => {
    const failure = await failureOf(sagemaker.search({ Resource: "TrainingJob", ...request }));
    expect(failure).toMatchObject({ code: "ValidationException", status: 400 });
    expect(failure.message).toMatch(message);
  });
});
