import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { definitionsOf } from "./definitions.ts";

/** A field of a job that names an address in S3. */
export interface Place {
  path: string;
  uri: string;
}

/** What a job takes in, and where it puts what it makes. What is both, as checkpoints are, stands with what it makes. */
export interface Places {
  reads: Place[];
  writes: Place[];
}

type Training = ResourceOf<"training-job">;

/** Source: API reference, CreateTrainingJob; SageMaker Python SDK, `sagemaker_submit_directory` is the script's archive. */
export function trainingPlaces(job: Training): Places {
  const { DebugHookConfig: hook, TensorBoardOutputConfig: board, ProfilerConfig: profiler } = job;
  const rules = (["DebugRuleConfigurations", "ProfilerRuleConfigurations"] as const).flatMap((field) =>
    (job[field] ?? []).flatMap(({ S3OutputPath }, at) => place(`${field}[${at}].S3OutputPath`, S3OutputPath)),
  );
  return {
    reads: [...channels(job.InputDataConfig, ""), ...script(job.HyperParameters, "HyperParameters")],
    writes: [
      ...place("OutputDataConfig.S3OutputPath", job.OutputDataConfig?.S3OutputPath),
      ...place("CheckpointConfig.S3Uri", job.CheckpointConfig?.S3Uri),
      ...place("DebugHookConfig.S3OutputPath", hook?.S3OutputPath),
      ...place("TensorBoardOutputConfig.S3OutputPath", board?.S3OutputPath),
      ...place("ProfilerConfig.S3OutputPath", profiler?.S3OutputPath),
      ...rules,
    ],
  };
}

/** The archive of the script that is run: values of hyperparameters are JSON. One that lies in the container is no address. */
function script(hyperParameters: Readonly<Record<string, string>> | undefined, at: string): Place[] {
  const uri = hyperParameters?.sagemaker_submit_directory?.replace(/^"|"$/g, "");
  return uri?.startsWith("s3://") ? place(`${at}.sagemaker_submit_directory`, uri) : [];
}

/** Of every definition that a tuning job launches training jobs from. */
export function tuningPlaces(job: ResourceOf<"tuning-job">): Places {
  return together(
    definitionsOf(job).map(({ path, definition }) => ({
      reads: [
        ...channels(definition.InputDataConfig, `${path}.`),
        ...script(definition.StaticHyperParameters, `${path}.StaticHyperParameters`),
      ],
      writes: [
        ...place(`${path}.OutputDataConfig.S3OutputPath`, definition.OutputDataConfig?.S3OutputPath),
        ...place(`${path}.CheckpointConfig.S3Uri`, definition.CheckpointConfig?.S3Uri),
      ],
    })),
  );
}

/** What a query brings is put into the bucket beside it first. Source: API reference, DatasetDefinition. */
export function processingPlaces(job: ResourceOf<"processing-job">): Places {
  const inputs = job.ProcessingInputs ?? [];
  return {
    reads: inputs.flatMap(({ S3Input }, at) => place(`ProcessingInputs[${at}].S3Input.S3Uri`, S3Input?.S3Uri)),
    writes: [
      ...(job.ProcessingOutputConfig?.Outputs ?? []).flatMap(({ S3Output }, at) =>
        place(`ProcessingOutputConfig.Outputs[${at}].S3Output.S3Uri`, S3Output?.S3Uri),
      ),
      ...inputs.flatMap(({ DatasetDefinition: set }, at) =>
        (["AthenaDatasetDefinition", "RedshiftDatasetDefinition"] as const).flatMap((field) =>
          place(`ProcessingInputs[${at}].DatasetDefinition.${field}.OutputS3Uri`, set?.[field]?.OutputS3Uri),
        ),
      ),
    ],
  };
}

export function transformPlaces(job: ResourceOf<"transform-job">): Places {
  const { TransformInput: input, TransformOutput: output, DataCaptureConfig: capture } = job;
  return {
    reads: place("TransformInput.DataSource.S3DataSource.S3Uri", input?.DataSource?.S3DataSource?.S3Uri),
    writes: [
      ...place("TransformOutput.S3OutputPath", output?.S3OutputPath),
      ...place("DataCaptureConfig.DestinationS3Uri", capture?.DestinationS3Uri),
    ],
  };
}

export function autoMlPlaces(job: ResourceOf<"auto-ml-job">): Places {
  return {
    reads: (job.AutoMLJobInputDataConfig ?? []).flatMap(({ DataSource }, at) =>
      place(`AutoMLJobInputDataConfig[${at}].DataSource.S3DataSource.S3Uri`, DataSource?.S3DataSource?.S3Uri),
    ),
    writes: place("OutputDataConfig.S3OutputPath", job.OutputDataConfig?.S3OutputPath),
  };
}

/** The template is code: it runs in the browsers of those who label. */
export function labelingPlaces(job: ResourceOf<"labeling-job">): Places {
  const { InputConfig: input, HumanTaskConfig: task, LabelCategoryConfigS3Uri: categories } = job;
  const manifest = "InputConfig.DataSource.S3DataSource.ManifestS3Uri";
  return {
    reads: [
      ...place(manifest, input?.DataSource?.S3DataSource?.ManifestS3Uri),
      ...place("LabelCategoryConfigS3Uri", categories),
      ...place("HumanTaskConfig.UiConfig.UiTemplateS3Uri", task?.UiConfig?.UiTemplateS3Uri),
    ],
    writes: place("OutputConfig.S3OutputPath", job.OutputConfig?.S3OutputPath),
  };
}

export function compilationPlaces(job: ResourceOf<"compilation-job">): Places {
  return {
    reads: place("InputConfig.S3Uri", job.InputConfig?.S3Uri),
    writes: place("OutputConfig.S3OutputLocation", job.OutputConfig?.S3OutputLocation),
  };
}

export function optimizationPlaces(job: ResourceOf<"optimization-job">): Places {
  return {
    reads: [
      ...place("ModelSource.S3.S3Uri", job.ModelSource?.S3?.S3Uri),
      ...(job.OptimizationConfigs ?? []).flatMap(({ ModelSpeculativeDecodingConfig: drafting }, at) =>
        place(
          `OptimizationConfigs[${at}].ModelSpeculativeDecodingConfig.TrainingDataSource.S3Uri`,
          drafting?.TrainingDataSource?.S3Uri,
        ),
      ),
    ],
    writes: place("OutputConfig.S3OutputLocation", job.OutputConfig?.S3OutputLocation),
  };
}

type Channel = NonNullable<Training["InputDataConfig"]>[number];

function channels(inputs: readonly Channel[] | undefined, before: string): Place[] {
  return (inputs ?? []).flatMap(({ DataSource }, at) =>
    place(`${before}InputDataConfig[${at}].DataSource.S3DataSource.S3Uri`, DataSource?.S3DataSource?.S3Uri),
  );
}

function together(all: readonly Places[]): Places {
  return { reads: all.flatMap(({ reads }) => reads), writes: all.flatMap(({ writes }) => writes) };
}

function place(path: string, uri: string | undefined): Place[] {
  return uri ? [{ path, uri }] : [];
}
