import type { Kind } from "#lib/inventory/kinds.ts";

/** What somebody does with a resource: takes its data, has it work for him, gets into it, changes or removes it. */
export const verbs = ["read", "use", "open", "change", "delete"] as const;
export type Verb = (typeof verbs)[number];

export interface TargetAction {
  action: string;
  verb: Verb;
  /** It is asked about what is in the bucket, and not about the bucket. */
  onObjects?: true;
}

/** A kind of resource that can be reached, and the calls by which it is. */
export interface TargetKind {
  kind: Kind;
  /** The part that holds its own policy. */
  policy?: string;
  actions: readonly TargetAction[];
}

const on = (verb: Verb, ...actions: string[]): TargetAction[] => actions.map((action) => ({ action, verb }));
const inside = (verb: Verb, action: string): TargetAction => ({ action, verb, onObjects: true });
const sagemaker = (verb: Verb, ...names: string[]) => on(verb, ...names.map((name) => `sagemaker:${name}`));

/**
 * The fewest calls that stand for each: whoever may call `Update…` may change it. As of 2026-11-27, from the Service
 * Authorization Reference of each service, which says as well what each call is asked about.
 */
export const targetKinds: readonly TargetKind[] = [
  {
    kind: "s3-bucket",
    policy: "Policy",
    actions: [
      inside("read", "s3:GetObject"),
      inside("change", "s3:PutObject"),
      ...on("change", "s3:PutBucketPolicy"),
      inside("delete", "s3:DeleteObject"),
      ...on("delete", "s3:DeleteBucket"),
    ],
  },
  {
    kind: "kms-key",
    policy: "Policy",
    actions: [
      ...on("read", "kms:Decrypt"),
      ...on("change", "kms:PutKeyPolicy", "kms:CreateGrant"),
      ...on("delete", "kms:ScheduleKeyDeletion"),
    ],
  },
  {
    kind: "secretsmanager-secret",
    policy: "Policy",
    actions: [
      ...on("read", "secretsmanager:GetSecretValue"),
      ...on("change", "secretsmanager:PutSecretValue", "secretsmanager:PutResourcePolicy"),
      ...on("delete", "secretsmanager:DeleteSecret"),
    ],
  },
  {
    kind: "ecr-repository",
    policy: "Policy",
    actions: [
      ...on("read", "ecr:BatchGetImage"),
      ...on("change", "ecr:PutImage", "ecr:SetRepositoryPolicy"),
      ...on("delete", "ecr:BatchDeleteImage", "ecr:DeleteRepository"),
    ],
  },
  {
    kind: "notebook-instance",
    actions: [
      ...sagemaker("open", "CreatePresignedNotebookInstanceUrl"),
      ...sagemaker("change", "UpdateNotebookInstance"),
      ...sagemaker("delete", "DeleteNotebookInstance"),
    ],
  },
  {
    kind: "user-profile",
    actions: [
      ...sagemaker("open", "CreatePresignedDomainUrl"),
      ...sagemaker("change", "UpdateUserProfile"),
      ...sagemaker("delete", "DeleteUserProfile"),
    ],
  },
  {
    kind: "space",
    actions: [
      ...sagemaker("open", "StartSession"),
      ...sagemaker("change", "UpdateSpace"),
      ...sagemaker("delete", "DeleteSpace"),
    ],
  },
  { kind: "domain", actions: [...sagemaker("change", "UpdateDomain"), ...sagemaker("delete", "DeleteDomain")] },
  {
    kind: "notebook-lifecycle-config",
    actions: [
      ...sagemaker("change", "UpdateNotebookInstanceLifecycleConfig"),
      ...sagemaker("delete", "DeleteNotebookInstanceLifecycleConfig"),
    ],
  },
  {
    kind: "mlflow-tracking-server",
    actions: [
      ...sagemaker("open", "CreatePresignedMlflowTrackingServerUrl"),
      ...sagemaker("change", "UpdateMlflowTrackingServer"),
      ...sagemaker("delete", "DeleteMlflowTrackingServer"),
    ],
  },
  {
    kind: "endpoint",
    policy: "ResourcePolicy",
    actions: [
      ...sagemaker("use", "InvokeEndpoint"),
      ...sagemaker("change", "UpdateEndpoint"),
      ...sagemaker("delete", "DeleteEndpoint"),
    ],
  },
  { kind: "model", actions: sagemaker("delete", "DeleteModel") },
  {
    kind: "model-package-group",
    policy: "ResourcePolicy",
    actions: [...sagemaker("change", "PutModelPackageGroupPolicy"), ...sagemaker("delete", "DeleteModelPackageGroup")],
  },
  {
    kind: "feature-group",
    actions: [
      ...sagemaker("read", "GetRecord"),
      ...sagemaker("change", "PutRecord"),
      ...sagemaker("delete", "DeleteFeatureGroup"),
    ],
  },
  {
    kind: "pipeline",
    actions: [
      ...sagemaker("use", "StartPipelineExecution"),
      ...sagemaker("change", "UpdatePipeline"),
      ...sagemaker("delete", "DeletePipeline"),
    ],
  },
  { kind: "cluster", actions: [...sagemaker("change", "UpdateCluster"), ...sagemaker("delete", "DeleteCluster")] },
];
