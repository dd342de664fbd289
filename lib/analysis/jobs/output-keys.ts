import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { definitionsOf } from "./definitions.ts";

/** Something that a job writes, and the key that is named for it. */
export interface KeyedOutput {
  /** Of the key. */
  path: string;
  key: string | undefined;
  to: string | undefined;
}

export function tuningOutputs(job: ResourceOf<"tuning-job">): KeyedOutput[] {
  return definitionsOf(job).map(({ path, definition: { OutputDataConfig: output } }) => ({
    path: `${path}.OutputDataConfig.KmsKeyId`,
    key: output?.KmsKeyId,
    to: output?.S3OutputPath,
  }));
}

/** What goes to a feature group has the key of its store. */
export function processingOutputs({ ProcessingOutputConfig: config }: ResourceOf<"processing-job">): KeyedOutput[] {
  const [first] = (config?.Outputs ?? []).flatMap(({ S3Output }) => S3Output?.S3Uri ?? []);
  return first ? [{ path: "ProcessingOutputConfig.KmsKeyId", key: config?.KmsKeyId, to: first }] : [];
}

export function transformOutputs({ TransformOutput: output }: ResourceOf<"transform-job">): KeyedOutput[] {
  return output ? [{ path: "TransformOutput.KmsKeyId", key: output.KmsKeyId, to: output.S3OutputPath }] : [];
}

export function transformCaptures({ DataCaptureConfig: capture }: ResourceOf<"transform-job">): KeyedOutput[] {
  return capture ? [{ path: "DataCaptureConfig.KmsKeyId", key: capture.KmsKeyId, to: capture.DestinationS3Uri }] : [];
}

export function autoMlOutputs({ OutputDataConfig: output }: ResourceOf<"auto-ml-job">): KeyedOutput[] {
  return output ? [{ path: "OutputDataConfig.KmsKeyId", key: output.KmsKeyId, to: output.S3OutputPath }] : [];
}

export function labelingOutputs({ OutputConfig: output }: ResourceOf<"labeling-job">): KeyedOutput[] {
  return output ? [{ path: "OutputConfig.KmsKeyId", key: output.KmsKeyId, to: output.S3OutputPath }] : [];
}

export function compiledOutputs({
  OutputConfig: output,
}: ResourceOf<"compilation-job"> | ResourceOf<"optimization-job">): KeyedOutput[] {
  return output ? [{ path: "OutputConfig.KmsKeyId", key: output.KmsKeyId, to: output.S3OutputLocation }] : [];
}
