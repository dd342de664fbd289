import type { TransformInstanceType } from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { type Run, stamped, timesOf } from "./run.ts";
import { later, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

export type TransformJob = SimulatedSageMaker["transformJobs"][number];

interface TransformSpec {
  base: string;
  by?: Actor;
  /** Role and network are the model's. */
  model: string;
  bucket: string;
  type?: TransformInstanceType;
  count?: number;
  volumeKey?: string;
  outputKey?: string;
  capture?: { bucket: string; key?: string };
  environment?: Record<string, string>;
  minutes?: number;
  tags?: Record<string, string>;
}

export function transformPlan(spec: TransformSpec) {
  const { bucket, capture } = spec;
  const request = present({
    ModelName: spec.model,
    MaxConcurrentTransforms: 4,
    MaxPayloadInMB: 6,
    BatchStrategy: "MultiRecord" as const,
    Environment: spec.environment,
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix" as const, S3Uri: `s3://${bucket}/score/` } },
      ContentType: "text/csv",
      CompressionType: "None" as const,
      SplitType: "Line" as const,
    },
    // AWS answers an empty text, not nothing, when the output has no key.
    TransformOutput: {
      S3OutputPath: `s3://${bucket}/scores/`,
      Accept: "text/csv",
      AssembleWith: "Line" as const,
      KmsKeyId: spec.outputKey ?? "",
    },
    DataCaptureConfig: capture && {
      DestinationS3Uri: `s3://${capture.bucket}/captured/`,
      ...(capture.key && { KmsKeyId: capture.key }),
      GenerateInferenceId: true,
    },
    TransformResources: present({
      InstanceType: spec.type ?? "ml.m5.xlarge",
      InstanceCount: spec.count ?? 1,
      VolumeKmsKeyId: spec.volumeKey,
    }),
    DataProcessing: { InputFilter: "$", OutputFilter: "$", JoinSource: "None" as const },
  });
  return { spec, request, tags: tagsOf(spec.tags ?? {}) };
}

type TransformPlan = ReturnType<typeof transformPlan>;

export function transformRun(site: Site, plan: TransformPlan, run: Run & { by?: Actor }): TransformJob {
  const { spec, request, tags } = plan;
  const { at: created, status = "Completed", by = spec.by } = run;
  const name = run.name ?? stamped(spec.base, created);
  const arn = sagemakerArn(site, "transform-job", name);
  const { started, ended } = timesOf(run, spec.minutes ?? 9);
  const made = present<TransformJob>({
    ...request,
    TransformJobName: name,
    TransformJobArn: arn,
    TransformJobStatus: status,
    FailureReason: run.reason,
    CreationTime: created,
    TransformStartTime: started,
    TransformEndTime: ended,
    Tags: tags,
  });
  site.content.sagemaker.transformJobs.push(made);
  if (by) {
    record(site, {
      at: created,
      by,
      action: "sagemaker:CreateTransformJob",
      request: { TransformJobName: name, ...request, Tags: tags.length ? tags : undefined },
      response: { TransformJobArn: arn },
    });
  }
  if (by && ended && status === "Stopped") {
    const request = { TransformJobName: name };
    record(site, { at: later(ended, -1), by, action: "sagemaker:StopTransformJob", request });
  }
  return made;
}
