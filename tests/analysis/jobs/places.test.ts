import { expect, test } from "vitest";
import { labelingPlaces, processingPlaces, trainingPlaces, tuningPlaces } from "#lib/analysis/jobs/places.ts";

const channel = (S3Uri: string) => ({
  ChannelName: "c",
  DataSource: { S3DataSource: { S3Uri, S3DataType: "S3Prefix" as const } },
});
/** Fields that say nothing of addresses are left out. */
const job = <T>(fields: object) => fields as T;

test("a training job reads channels and the archive of its script, and writes in many places", () => {
  const { reads, writes } = trainingPlaces(
    job<Parameters<typeof trainingPlaces>[0]>({
      InputDataConfig: [channel("s3://a/train"), { ChannelName: "efs", DataSource: {} }],
      HyperParameters: { sagemaker_submit_directory: '"s3://a/code.tar.gz"', epochs: "3" },
      OutputDataConfig: { S3OutputPath: "s3://a/out", KmsKeyId: "" },
      CheckpointConfig: { S3Uri: "s3://a/checkpoints" },
      DebugHookConfig: { S3OutputPath: "s3://a/debug" },
      TensorBoardOutputConfig: { S3OutputPath: "s3://a/board" },
      ProfilerConfig: { S3OutputPath: "s3://a/profile" },
      DebugRuleConfigurations: [{ RuleConfigurationName: "r", S3OutputPath: "s3://a/rule" }],
      ProfilerRuleConfigurations: [{ RuleConfigurationName: "r" }],
    }),
  );
  expect(reads).toEqual([
    { path: "InputDataConfig[0].DataSource.S3DataSource.S3Uri", uri: "s3://a/train" },
    { path: "HyperParameters.sagemaker_submit_directory", uri: "s3://a/code.tar.gz" },
  ]);
  expect(writes.map(({ uri }) => uri)).toEqual(
    ["out", "checkpoints", "debug", "board", "profile", "rule"].map((name) => `s3://a/${name}`),
  );
});

test("a script that lies in the container is no address", () => {
  const HyperParameters = { sagemaker_submit_directory: "/opt/ml/code" };
  expect(trainingPlaces(job<Parameters<typeof trainingPlaces>[0]>({ HyperParameters }))).toEqual({
    reads: [],
    writes: [],
  });
});

test("every definition of a tuning job is looked at", () => {
  const definition = (name: string) => ({
    InputDataConfig: [channel(`s3://${name}/in`)],
    OutputDataConfig: { S3OutputPath: `s3://${name}/out` },
  });
  const { reads, writes } = tuningPlaces(
    job<Parameters<typeof tuningPlaces>[0]>({
      TrainingJobDefinition: definition("a"),
      TrainingJobDefinitions: [definition("b"), definition("c")],
    }),
  );
  expect(reads.map(({ path }) => path.split(".")[0])).toEqual([
    "TrainingJobDefinition",
    "TrainingJobDefinitions[0]",
    "TrainingJobDefinitions[1]",
  ]);
  expect(writes.map(({ uri }) => uri)).toEqual(["s3://a/out", "s3://b/out", "s3://c/out"]);
});

test("what a query of a processing job finds is written first", () => {
  const { reads, writes } = processingPlaces(
    job<Parameters<typeof processingPlaces>[0]>({
      ProcessingInputs: [
        { InputName: "code", S3Input: { S3Uri: "s3://a/code" } },
        { InputName: "q", DatasetDefinition: { RedshiftDatasetDefinition: { OutputS3Uri: "s3://a/query" } } },
      ],
      ProcessingOutputConfig: { Outputs: [{ OutputName: "o", S3Output: { S3Uri: "s3://a/out" } }] },
    }),
  );
  expect(reads.map(({ uri }) => uri)).toEqual(["s3://a/code"]);
  expect(writes.map(({ uri }) => uri)).toEqual(["s3://a/out", "s3://a/query"]);
});

test("the page that labelers see is read", () => {
  const { reads } = labelingPlaces(
    job<Parameters<typeof labelingPlaces>[0]>({
      InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: "s3://a/manifest" } } },
      LabelCategoryConfigS3Uri: "s3://a/categories",
      HumanTaskConfig: { UiConfig: { UiTemplateS3Uri: "s3://a/page" } },
    }),
  );
  expect(reads.map(({ uri }) => uri)).toEqual(["s3://a/manifest", "s3://a/categories", "s3://a/page"]);
});
