import { describe, expect, test } from "vitest";
import { monitoringTypes } from "#lib/analysis/monitoring/job.ts";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import { account, identity, inventoryOf, now, region } from "#tests/support/test-check.ts";
import { key, keyArn, keyId, unreadKey } from "./keys.ts";

const all = checks as readonly Check[];
const families = {
  named: all.filter(({ id }) => id.endsWith("has-kms-key")),
  controlled: all.filter(({ id }) => id.endsWith("key-is-customer-managed")),
};

const m5 = { InstanceType: "ml.m5.xlarge", InstanceCount: 1 };
const DataCaptureConfig = { EnableCapture: true, DestinationS3Uri: "s3://captured/" };
const ProductionVariants = [{ VariantName: "main", InstanceType: "ml.m5.xlarge" }];

/** A resource of each check's kind that names the key, or none, where the check looks. */
const naming: Record<string, (reference?: string) => object> = {
  "auto-ml-job/output-": (KmsKeyId) => ({
    AutoMLJobArn: "arn:j",
    OutputDataConfig: { S3OutputPath: "s3://models/", KmsKeyId },
  }),
  "auto-ml-job/": (VolumeKmsKeyId) => ({ AutoMLJobArn: "arn:j", SecurityConfig: { VolumeKmsKeyId } }),
  "cloudtrail-trail/": (KmsKeyId) => ({ TrailARN: "arn:t", KmsKeyId }),
  "cluster/": (VolumeKmsKeyId) => ({
    ClusterArn: "arn:c",
    InstanceGroups: [{ InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeKmsKeyId, RootVolume: true } }] }],
  }),
  "compilation-job/": (KmsKeyId) => ({
    CompilationJobArn: "arn:j",
    OutputConfig: { S3OutputLocation: "s3://models/", KmsKeyId },
  }),
  "domain/": (KmsKeyId) => ({ DomainArn: "arn:d", DomainId: "d-1", KmsKeyId }),
  "ecr-repository/": (kmsKey) => ({ encryptionConfiguration: { encryptionType: kmsKey ? "KMS" : "AES256", kmsKey } }),
  "endpoint-config/async-output-": (KmsKeyId) => ({
    EndpointConfigArn: "arn:c",
    AsyncInferenceConfig: { OutputConfig: { S3OutputPath: "s3://answers/", KmsKeyId } },
  }),
  "endpoint-config/core-dump-": (KmsKeyId) => ({
    EndpointConfigArn: "arn:c",
    ProductionVariants: [{ VariantName: "main", CoreDumpConfig: { DestinationS3Uri: "s3://cores/", KmsKeyId } }],
  }),
  "endpoint-config/data-capture-": (KmsKeyId) => ({
    EndpointConfigArn: "arn:c",
    ProductionVariants,
    DataCaptureConfig: { ...DataCaptureConfig, KmsKeyId },
  }),
  "endpoint-config/": (KmsKeyId) => ({ EndpointConfigArn: "arn:c", ProductionVariants, KmsKeyId }),
  ...Object.fromEntries(
    Object.entries(monitoringTypes).flatMap(([kind, type]) => [
      [
        `${kind}/output-`,
        (KmsKeyId?: string) => ({ JobDefinitionArn: "arn:d", [`${type}JobOutputConfig`]: { KmsKeyId } }),
      ],
      [
        `${kind}/`,
        (VolumeKmsKeyId?: string) => ({
          JobDefinitionArn: "arn:d",
          JobResources: { ClusterConfig: { ...m5, VolumeKmsKeyId } },
        }),
      ],
    ]),
  ),
  "monitoring-schedule/": (key) => ({
    MonitoringScheduleArn: "arn:s",
    MonitoringScheduleConfig: {
      MonitoringJobDefinition: {
        MonitoringResources: { ClusterConfig: { ...m5, VolumeKmsKeyId: key } },
        MonitoringOutputConfig: { KmsKeyId: key },
      },
    },
  }),
  "feature-group/offline-store-": (KmsKeyId) => ({
    FeatureGroupArn: "arn:g",
    OfflineStoreConfig: { S3StorageConfig: { S3Uri: "s3://features/", KmsKeyId } },
  }),
  "feature-group/": (KmsKeyId) => ({
    FeatureGroupArn: "arn:g",
    OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId } },
  }),
  "flow-definition/": (KmsKeyId) => ({
    FlowDefinitionArn: "arn:f",
    OutputConfig: { S3OutputPath: "s3://answers/", KmsKeyId },
  }),
  "model-package/": (KmsKeyId) => ({ ModelPackageArn: "arn:p", SecurityConfig: { KmsKeyId } }),
  "model-card/": (KmsKeyId) => ({ ModelCardArn: "arn:c", SecurityConfig: { KmsKeyId } }),
  "mlflow-app/": (KmsKeyId) => ({ Arn: "arn:a", KmsKeyId }),
  "log-group/": (kmsKeyId) => ({ logGroupName: "/aws/sagemaker/studio", kmsKeyId }),
  "inference-experiment/volume-": (KmsKey) => ({ Arn: "arn:t", Status: "Running", KmsKey }),
  "inference-experiment/": (KmsKey) => ({
    Arn: "arn:t",
    Status: "Running",
    DataStorageConfig: { Destination: "s3://captured/", KmsKey },
  }),
  "inference-router/": (KmsKeyId) => ({
    InferenceRouterArn: "arn:r",
    RoutingTargets: [{ AsyncInferenceConfig: { OutputConfig: { S3OutputPath: "s3://answers/", KmsKeyId } } }],
  }),
  "labeling-job/": (KmsKeyId) => ({
    LabelingJobArn: "arn:j",
    OutputConfig: { S3OutputPath: "s3://labels/", KmsKeyId },
  }),
  "notebook-instance/": (KmsKeyId) => ({ NotebookInstanceArn: "arn:nb", KmsKeyId }),
  "optimization-job/": (KmsKeyId) => ({
    OptimizationJobArn: "arn:j",
    OutputConfig: { S3OutputLocation: "s3://models/", KmsKeyId },
  }),
  "pipeline/": (VolumeKmsKeyId) => ({
    PipelineArn: "arn:p",
    PipelineDefinition: JSON.stringify({
      Steps: [{ Name: "Train", Type: "Training", Arguments: { ResourceConfig: { ...m5, VolumeKmsKeyId } } }],
    }),
  }),
  "processing-job/output-": (KmsKeyId) => ({
    ProcessingJobArn: "arn:j",
    ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: "s3://features/" } }], KmsKeyId },
  }),
  "processing-job/": (VolumeKmsKeyId) => ({
    ProcessingJobArn: "arn:j",
    ProcessingResources: { ClusterConfig: { ...m5, VolumeKmsKeyId } },
  }),
  "s3-bucket/": (KMSMasterKeyID) => ({
    Name: "models",
    Encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: KMSMasterKeyID ? "aws:kms" : "AES256",
            KMSMasterKeyID,
          },
        },
      ],
    },
  }),
  "training-job/output-": (KmsKeyId) => ({
    TrainingJobArn: "arn:j",
    OutputDataConfig: { S3OutputPath: "s3://models/", KmsKeyId },
  }),
  "training-job/volume-": (VolumeKmsKeyId) => ({
    TrainingJobArn: "arn:j",
    ResourceConfig: { ...m5, VolumeKmsKeyId },
  }),
  "transform-job/capture-": (KmsKeyId) => ({
    TransformJobArn: "arn:j",
    DataCaptureConfig: { DestinationS3Uri: "s3://captured/", KmsKeyId },
  }),
  "transform-job/output-": (KmsKeyId) => ({
    TransformJobArn: "arn:j",
    TransformOutput: { S3OutputPath: "s3://scores/", KmsKeyId },
  }),
  "transform-job/": (VolumeKmsKeyId) => ({
    TransformJobArn: "arn:j",
    TransformResources: { ...m5, VolumeKmsKeyId },
  }),
  "tuning-job/output-": (KmsKeyId) => ({
    HyperParameterTuningJobArn: "arn:j",
    TrainingJobDefinition: { OutputDataConfig: { S3OutputPath: "s3://models/", KmsKeyId } },
  }),
  "tuning-job/": (VolumeKmsKeyId) => ({ TrainingJobDefinition: { ResourceConfig: { ...m5, VolumeKmsKeyId } } }),
};

const elsewhere = keyArn.replace(region, "eu-west-1");
const theirs = keyArn.replace(account, "111122223333");
const blind = new Inventory([], []);

/** What the two families say of a key, whatever resource names it. */
const states: [string, { reference?: string; inventory?: Inventory; named: string; controlled: string }][] = [
  ["none", { named: "fail", controlled: "not-applicable" }],
  ["an empty text", { reference: "", named: "fail", controlled: "not-applicable" }],
  ["none, and keys cannot be read", { inventory: blind, named: "fail", controlled: "not-applicable" }],
  [
    "AWS managed, by its ARN",
    { reference: keyArn, inventory: inventoryOf([key({ KeyManager: "AWS" })]), named: "pass", controlled: "fail" },
  ],
  [
    "AWS managed, behind an alias of one's own",
    {
      reference: "alias/ml",
      inventory: inventoryOf([key({ KeyManager: "AWS" }, "alias/ml")]),
      named: "pass",
      controlled: "fail",
    },
  ],
  ["a reserved alias before its first use", { reference: "alias/aws/sagemaker", named: "pass", controlled: "fail" }],
  [
    "a reserved alias by its ARN",
    { reference: `arn:aws:kms:${region}:${account}:alias/aws/s3`, named: "pass", controlled: "fail" },
  ],
  [
    "a reserved alias, and keys cannot be read",
    { reference: "alias/aws/ebs", inventory: blind, named: "pass", controlled: "fail" },
  ],
  ["yours", { reference: keyArn, inventory: inventoryOf([key()]), named: "pass", controlled: "pass" }],
  [
    "yours, by its id",
    { reference: keyId, inventory: inventoryOf([key({}, keyId)]), named: "pass", controlled: "pass" },
  ],
  [
    "yours, in another account that lets it be described",
    { reference: theirs, inventory: inventoryOf([key({ Arn: theirs }, theirs)]), named: "pass", controlled: "pass" },
  ],
  ...(["Disabled", "PendingDeletion", "PendingImport", "Unavailable"] as const).map(
    (KeyState): (typeof states)[number] => [
      `yours, but ${KeyState}`,
      { reference: keyArn, inventory: inventoryOf([key({ KeyState })]), named: "pass", controlled: "fail" },
    ],
  ),
  ["denied", { reference: keyArn, inventory: inventoryOf([unreadKey()]), named: "pass", controlled: "unknown" }],
  ["keys cannot be read", { reference: keyArn, inventory: blind, named: "pass", controlled: "unknown" }],
  [
    "in another account that refuses",
    { reference: theirs, inventory: inventoryOf([unreadKey(theirs)]), named: "pass", controlled: "unknown" },
  ],
  ["in another region", { reference: elsewhere, named: "pass", controlled: "unknown" }],
  ["not there", { reference: keyArn, named: "pass", controlled: "unknown" }],
  [
    "of a manager that is not known",
    {
      reference: keyArn,
      inventory: inventoryOf([key({ KeyManager: "X" as "AWS" })]),
      named: "pass",
      controlled: "unknown",
    },
  ],
];

function resourceOf({ id }: Check, reference: string | undefined): object {
  const [, build] = Object.entries(naming).find(([prefix]) => id.startsWith(prefix)) ?? [];
  if (!build) throw new Error(`No resource for ${id}.`);
  return build(reference);
}

describe.each(states)("a key that is %s", (_, { reference, inventory = inventoryOf([]), ...expected }) => {
  for (const family of ["named", "controlled"] as const) {
    test.each(families[family].map((check) => [check.id, check] as const))(`${expected[family]} by %s`, (__, check) => {
      const context = { identity: identity(check.kind, "subject"), inventory, now, secrets: [], options: {} };
      expect(check.evaluate(resourceOf(check, reference) as never, context).status).toBe(expected[family]);
    });
  }
});

test("every check of data at rest is of one family, and each place has one of both", () => {
  // Of the keys themselves other things are asked.
  const atRest = all
    .filter(({ category, kind }) => category === "encryption-at-rest" && kind !== "kms-key")
    .map(({ id }) => id);
  const place = (id: string) => id.replace(/-?(has-kms-key|(kms-)?key-is-customer-managed)$/, "");
  expect([...families.named, ...families.controlled].map(({ id }) => id).sort()).toEqual(atRest.sort());
  expect(families.named.map(({ id }) => place(id))).toEqual(families.controlled.map(({ id }) => place(id)));
});

test("titles say what is tested, and only the family that reads keys needs them", () => {
  for (const { title, failTitle, needs } of families.named) {
    expect([title, failTitle]).toEqual([
      expect.stringContaining("names a KMS key for"),
      expect.stringContaining("names no KMS key for"),
    ]);
    expect(needs).toEqual([]);
  }
  for (const { title, failTitle, needs } of families.controlled) {
    expect([title, failTitle]).toEqual([
      expect.stringMatching(/customer managed and enabled$/),
      expect.stringMatching(/AWS managed or not usable$/),
    ]);
    expect(needs).toEqual(["kms-key"]);
  }
});
