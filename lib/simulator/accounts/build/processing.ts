import type { NetworkConfig, ProcessingInstanceType } from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import { type Run, stamped, timesOf } from "./run.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

type ProcessingJob = SimulatedSageMaker["processingJobs"][number];

interface ProcessingSpec {
  base: string;
  by?: Actor;
  role: string;
  image: string;
  bucket: string;
  entrypoint?: string[];
  type?: ProcessingInstanceType;
  count?: number;
  volumeKey?: string;
  outputKey?: string;
  network?: NetworkConfig;
  environment?: Record<string, string>;
  minutes?: number;
  tags?: Record<string, string>;
}

/** Runs of one spec share the objects it was given; `bulk` generation makes a spec's shared part once. */
export function processingPlan(site: Site, spec: ProcessingSpec) {
  const { bucket } = spec;
  const request = present({
    ProcessingInputs: [
      {
        InputName: "input-1",
        AppManaged: false,
        S3Input: {
          S3Uri: `s3://${bucket}/raw/`,
          LocalPath: "/opt/ml/processing/input",
          S3DataType: "S3Prefix" as const,
          S3InputMode: "File" as const,
          S3DataDistributionType: "FullyReplicated" as const,
          S3CompressionType: "None" as const,
        },
      },
    ],
    ProcessingOutputConfig: present({
      Outputs: [
        {
          OutputName: "features",
          AppManaged: false,
          S3Output: {
            S3Uri: `s3://${bucket}/features/`,
            LocalPath: "/opt/ml/processing/output",
            S3UploadMode: "EndOfJob" as const,
          },
        },
      ],
      KmsKeyId: spec.outputKey,
    }),
    ProcessingResources: {
      ClusterConfig: present({
        InstanceCount: spec.count ?? 1,
        InstanceType: spec.type ?? "ml.m5.xlarge",
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: spec.volumeKey,
      }),
    },
    StoppingCondition: { MaxRuntimeInSeconds: 86400 },
    AppSpecification: {
      ImageUri: spec.image,
      ContainerEntrypoint: spec.entrypoint ?? ["python3", "/opt/ml/processing/input/code/preprocess.py"],
    },
    Environment: spec.environment,
    NetworkConfig: spec.network,
    RoleArn: roleArn(site, spec.role),
  });
  return { spec, request, tags: tagsOf(spec.tags ?? {}) };
}

type ProcessingPlan = ReturnType<typeof processingPlan>;

export function processingRun(site: Site, plan: ProcessingPlan, run: Run & { by?: Actor }): ProcessingJob {
  const { spec, request, tags } = plan;
  const { at: created, status = "Completed", by = spec.by } = run;
  const name = run.name ?? stamped(spec.base, created);
  const arn = sagemakerArn(site, "processing-job", name);
  const { started, ended } = timesOf(run, spec.minutes ?? 11);
  const made = present<ProcessingJob>({
    ...request,
    ProcessingJobName: name,
    ProcessingJobArn: arn,
    ProcessingJobStatus: status,
    ExitMessage: status === "Failed" ? run.reason : undefined,
    FailureReason: status === "Failed" ? `AlgorithmError: See job logs for more information` : undefined,
    ProcessingEndTime: ended,
    ProcessingStartTime: started,
    LastModifiedTime: ended ?? started,
    CreationTime: created,
    Tags: tags,
  });
  site.content.sagemaker.processingJobs.push(made);
  if (by) {
    record(site, {
      at: created,
      by,
      action: "sagemaker:CreateProcessingJob",
      request: { ProcessingJobName: name, ...request, Tags: tags.length ? tags : undefined },
      response: { ProcessingJobArn: arn },
    });
  }
  if (by && ended && status === "Stopped") {
    const request = { ProcessingJobName: name };
    record(site, { at: later(ended, -1), by, action: "sagemaker:StopProcessingJob", request });
  }
  return made;
}
