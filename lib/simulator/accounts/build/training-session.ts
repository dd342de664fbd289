import type { VpcConfig } from "@aws-sdk/client-sagemaker";
import type { Actor } from "./actors.ts";
import { made } from "./made.ts";
import { present } from "./present.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

interface SessionSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  to: string;
  key?: string;
  vpc?: VpcConfig;
  status: "Running" | "Stopped";
  tags?: Record<string, string>;
}

/** A model that is trained step by step, with what its owner sends. */
export function trainingSession(site: Site, spec: SessionSpec): void {
  const { name, by, created, vpc } = spec;
  const TrainingSessionArn = sagemakerArn(site, "training-session", name);
  const request = present({
    TrainingSessionName: name,
    RoleArn: roleArn(site, spec.role),
    LoraConfig: { Rank: 32, Alpha: 64 },
    ModelConfig: {
      BaseModelArn: `arn:aws:sagemaker:${site.region}:aws:hub-content/SageMakerPublicHub/Model/huggingface-reasoning-qwen3-8b/1.2.0`,
      AcceptEula: true,
    },
    OutputConfig: { S3Location: present({ Path: spec.to, KmsKeyArn: spec.key }) },
    VpcConfig: vpc && { SecurityGroupIds: vpc.SecurityGroupIds, Subnets: vpc.Subnets },
  });
  const Tags = tagsOf(spec.tags ?? {});
  const steps = 420;
  made(
    site,
    "trainingSessions",
    {
      ...request,
      TrainingSessionArn,
      TrainingSessionStatus: spec.status,
      CreationTime: created,
      LastModifiedTime: later(created, 95),
      ...(spec.status === "Stopped" && { EndTime: later(created, 95) }),
      LastReceivedSequenceNumber: steps,
      BillableTokenUsage: { PrefillTokenCount: steps * 800, SampleTokenCount: 0, TrainingTokenCount: steps * 4096 },
      Tags,
    },
    {
      by,
      at: created,
      operation: "CreateTrainingSession",
      request: { ...request, Tags: Tags.length ? Tags : undefined },
      response: { TrainingSessionArn },
    },
  );
}
