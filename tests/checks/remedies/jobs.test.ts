import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { launchWithoutSecrets } from "#lib/checks/remedies/job-secrets.ts";
import {
  processingSettings,
  trainingSettings,
  transformVolumeKey,
  tuningVolumeKey,
} from "#lib/checks/remedies/job-settings.ts";
import { type JobKind, launchDifferently } from "#lib/checks/remedies/jobs.ts";
import { modelWithoutSecrets } from "#lib/checks/remedies/model-secrets.ts";
import { identity, inventoryOf, now } from "#tests/support/test-check.ts";
import { sighted } from "../sightings.ts";

const contextOf = (kind: JobKind | "model", name = "churn-1", ...secrets: ReturnType<typeof sighted>[]) => ({
  identity: identity(kind, name),
  inventory: inventoryOf([]),
  now,
  secrets,
});

describe("a finished job", () => {
  const job = {
    TrainingJobName: "churn-1",
    TrainingJobArn: "arn:aws:sagemaker:us-east-1:1:training-job/churn-1",
    TrainingJobStatus: "Completed",
  };
  const fix = launchDifferently("training-job", job, contextOf("training-job"), trainingSettings.volumeKey);
  const lines = fix.cli?.split("\n") ?? [];

  test("is a record: the next launch changes, by an argument of the SDK or a copy of this job", () => {
    expect(fix.mutability).toBe("record");
    expect(fix.summary).toContain("finished and cannot be changed");
    expect(fix.summary).toContain("`volume_kms_key` on an Estimator");
    expect(fix.summary).toMatch(/Put your own values in place of KMS_KEY_ARN\.$/);
    expect(
      lines.some((line) => line.startsWith("aws sagemaker create-training-job --cli-input-json=file://job.json")),
    ).toBe(true);
    expect(fix.cli).not.toContain("stop-training-job");
    expect(fix.guardrail).toMatchObject({ Condition: { Null: { "sagemaker:VolumeKmsKeyArn": "true" } } });
  });

  test("can be deleted, but not by pasting the commands", () => {
    expect(lines.at(-2)).toMatch(/^# Optional.*metadata/);
    expect(lines.at(-1)).toBe("# aws sagemaker delete-training-job --training-job-name=churn-1 --region=us-east-1");
  });

  test("whose warm pool is kept: the pool is ended first", () => {
    const warm = { ...job, WarmPoolStatus: { Status: "Available" } };
    const { cli, mutability, summary } = launchDifferently(
      "training-job",
      warm,
      contextOf("training-job"),
      trainingSettings.vpc,
    );
    expect(mutability).toBe("replace");
    expect(summary).toContain("end its warm pool");
    expect(cli?.split("\n")[0]).toMatch(/^aws sagemaker update-training-job .*"KeepAlivePeriodInSeconds":0/);
    expect(cli).not.toContain("stop-training-job");
  });

  test("of a tuning job is put right there", () => {
    const child = { ...job, TuningJobArn: "arn:aws:sagemaker:us-east-1:1:hyper-parameter-tuning-job/hpo" };
    const { summary } = launchDifferently("training-job", child, contextOf("training-job"), trainingSettings.vpc);
    expect(summary).toContain("launched by tuning job hpo");
    expect(fix.summary).not.toContain("launched by");
  });

  test("of a kind that AWS cannot delete says nothing of deleting", () => {
    const done = { TransformJobStatus: "Completed" };
    const { cli, mutability } = launchDifferently(
      "transform-job",
      done,
      contextOf("transform-job"),
      transformVolumeKey,
    );
    expect(mutability).toBe("record");
    expect(cli).not.toContain("delete");
  });
});

test("a running job is copied before it is stopped, and launched again under a name that fits", () => {
  const name = "h".repeat(32);
  const job = { HyperParameterTuningJobStatus: "InProgress" };
  const fix = launchDifferently("tuning-job", job, contextOf("tuning-job", name), tuningVolumeKey({} as never));
  expect(fix.mutability).toBe("replace");
  expect(fix.cli?.split("\n").map((line) => line.split(" ")[2])).toEqual([
    "describe-hyper-parameter-tuning-job",
    "stop-hyper-parameter-tuning-job",
    "create-hyper-parameter-tuning-job",
  ]);
  expect(fix.cli).toContain("-next");
});

test("values from AWS never become part of a command", () => {
  const name = "$(reboot)'; rm -rf / #\n";
  const secret = sighted("AlgorithmSpecification.ContainerArguments[0]\nrm -rf /");
  const other = sighted("Environment.A'; reboot; '");
  const { cli = "" } = launchWithoutSecrets(
    "training-job",
    {},
    "arn:aws:iam::1:role/x",
    contextOf("training-job", name, secret, other),
  );
  const stubs = "aws() { :; }; jq() { cat; }; reboot() { echo TAKEN; }; rm() { echo TAKEN; }\n";
  const cwd = mkdtempSync(join(tmpdir(), "sagewarden-"));
  try {
    expect(execFileSync("sh", ["-c", `${stubs}${cli}`], { cwd, encoding: "utf8" })).toBe("");
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test("secrets are rotated first, moved to Secrets Manager, and left out of the copy or named for doing by hand", () => {
  const job = {
    TrainingJobStatus: "Completed",
    EnableNetworkIsolation: true,
    Environment: { DB_PASSWORD: "x" },
    HyperParameters: { api_key: "x" },
    AlgorithmSpecification: { TrainingImage: "https://u:x@registry/image" },
  };
  const context = contextOf(
    "training-job",
    "churn-1",
    sighted("Environment.DB_PASSWORD"),
    sighted("HyperParameters.api_key"),
    sighted("AlgorithmSpecification.TrainingImage", "github-token"),
  );
  const fix = launchWithoutSecrets("training-job", job, "arn:aws:iam::482915630174:role/service-role/growth", context);
  expect(fix.summary).toMatch(/^Rotate the secret first/);
  expect(fix.summary).toContain("CloudTrail");
  expect(fix.summary).toContain("In network isolation");
  expect(fix.cli).toContain("aws secretsmanager create-secret --name=sagemaker/churn-1/DB_PASSWORD");
  expect(fix.cli).toContain("aws iam put-role-policy --role-name=growth ");
  expect(fix.cli).toContain("secret:sagemaker/churn-1/api_key-*");
  expect(fix.cli).toContain("# Take the secret out of AlgorithmSpecification.TrainingImage in job.json by hand.");
  expect(fix.cli).toContain(`--argjson drop '[["Environment","DB_PASSWORD"],["HyperParameters","api_key"]]'`);
});

/** Runs the jq part of the command that copies a job. */
function copied(cli: string | undefined, described: object): unknown {
  const line = cli?.split("\n").find((one) => one.includes(" | jq ")) ?? "";
  const command = line.slice(line.indexOf(" | jq ") + 3, line.lastIndexOf(" > "));
  return JSON.parse(execFileSync("sh", ["-c", command], { input: JSON.stringify(described), encoding: "utf8" }));
}

const hasJq = (() => {
  try {
    execFileSync("jq", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasJq)("the copy of a job", () => {
  const launch = (kind: JobKind, job: object, change: Parameters<typeof launchDifferently>[3]) =>
    copied(launchDifferently(kind, job, contextOf(kind), change).cli, job);

  test("of training has the change and nothing that Create refuses", () => {
    const job = {
      TrainingJobName: "churn-1",
      TrainingJobArn: "arn",
      CreationTime: "now",
      RoleArn: "arn:role",
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 2, SelectedInstanceType: "ml.m5.xlarge" },
      OutputDataConfig: { S3OutputPath: "s3://x", KmsKeyId: "" },
    };
    expect(launch("training-job", job, trainingSettings.volumeKey)).toEqual({
      TrainingJobName: "churn-1-next",
      RoleArn: "arn:role",
      ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 2, VolumeKmsKeyId: "KMS_KEY_ARN" },
      OutputDataConfig: { S3OutputPath: "s3://x", KmsKeyId: "" },
    });
    const vpc = { VpcConfig: { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] } };
    expect(launch("training-job", job, trainingSettings.vpc)).toMatchObject(vpc);
    expect(launch("training-job", job, trainingSettings.isolation)).toMatchObject({ EnableNetworkIsolation: true });
    expect(launch("training-job", job, trainingSettings.traffic)).toMatchObject({
      EnableInterContainerTrafficEncryption: true,
    });
    expect(launch("training-job", job, trainingSettings.outputKey)).toMatchObject({
      OutputDataConfig: { KmsKeyId: "KMS_KEY_ARN" },
    });
    expect(launch("training-job", { ServerlessJobConfig: {} }, trainingSettings.vpc)).not.toHaveProperty(
      "ResourceConfig",
    );
  });

  test("of processing has the change where it belongs", () => {
    const job = { ProcessingJobArn: "arn", ProcessingResources: { ClusterConfig: { InstanceCount: 1 } } };
    expect(launch("processing-job", job, processingSettings.volumeKey)).toEqual({
      ProcessingJobName: "churn-1-next",
      ProcessingResources: { ClusterConfig: { InstanceCount: 1, VolumeKmsKeyId: "KMS_KEY_ARN" } },
    });
    expect(launch("processing-job", job, processingSettings.isolation)).toMatchObject({
      NetworkConfig: { EnableNetworkIsolation: true },
    });
    expect(launch("processing-job", job, processingSettings.vpc)).toMatchObject({
      NetworkConfig: { VpcConfig: { Subnets: ["SUBNET_ID"] } },
    });
    expect(launch("processing-job", job, processingSettings.traffic)).toMatchObject({
      NetworkConfig: { EnableInterContainerTrafficEncryption: true },
    });
  });

  test("of tuning has the key in every definition, in the field that it uses", () => {
    const resources = { InstanceCount: 1 };
    const job = {
      HyperParameterTuningJobConfig: { Strategy: "Bayesian" },
      TrainingJobDefinitions: [{ ResourceConfig: resources }, { HyperParameterTuningResourceConfig: resources }],
    };
    const withKey = { InstanceCount: 1, VolumeKmsKeyId: "KMS_KEY_ARN" };
    expect(launch("tuning-job", job, tuningVolumeKey(job as never))).toEqual({
      HyperParameterTuningJobName: "churn-1-next",
      HyperParameterTuningJobConfig: { Strategy: "Bayesian" },
      TrainingJobDefinitions: [{ ResourceConfig: withKey }, { HyperParameterTuningResourceConfig: withKey }],
    });
    const one = { TrainingJobDefinition: { RoleArn: "r", ResourceConfig: resources } };
    expect(launch("tuning-job", one, tuningVolumeKey(one as never))).toEqual({
      HyperParameterTuningJobName: "churn-1-next",
      TrainingJobDefinition: { RoleArn: "r", ResourceConfig: withKey },
    });
  });

  test("of tuning names no key for types with local disks, which AWS would refuse", () => {
    const TrainingJobDefinitions = [
      { ResourceConfig: { InstanceType: "ml.g5.xlarge" } },
      { ResourceConfig: { InstanceType: "ml.m5.xlarge" } },
      { HyperParameterTuningResourceConfig: { InstanceConfigs: [{ InstanceType: "ml.p4d.24xlarge" }] } },
    ];
    const job = { TrainingJobDefinitions };
    expect(launch("tuning-job", job, tuningVolumeKey(job as never))).toMatchObject({
      TrainingJobDefinitions: [
        TrainingJobDefinitions[0],
        { ResourceConfig: { InstanceType: "ml.m5.xlarge", VolumeKmsKeyId: "KMS_KEY_ARN" } },
        TrainingJobDefinitions[2],
      ],
    });
  });

  test.each([
    [
      "training-job",
      { Environment: { A: "s", B: "b" }, HyperParameters: { "x y": "s" } },
      ["Environment.A", "HyperParameters.x y"],
      { Environment: { B: "b" }, HyperParameters: {} },
    ],
    ["processing-job", { Environment: { A: "s", B: "b" } }, ["Environment.A"], { Environment: { B: "b" } }],
    ["transform-job", { Environment: { A: "s", B: "b" } }, ["Environment.A"], { Environment: { B: "b" } }],
    [
      "tuning-job",
      { TrainingJobDefinitions: [{ StaticHyperParameters: { A: "s", B: "b" } }, { Environment: { A: "s" } }] },
      ["TrainingJobDefinitions[0].StaticHyperParameters.A", "TrainingJobDefinitions[1].Environment.A"],
      { TrainingJobDefinitions: [{ StaticHyperParameters: { B: "b" } }, { Environment: {} }] },
    ],
  ] as const)("of a %s leaves its secrets out", (kind, job, paths, expected) => {
    const fix = launchWithoutSecrets(
      kind,
      job,
      undefined,
      contextOf(kind, "churn-1", ...paths.map((path) => sighted(path))),
    );
    expect(copied(fix.cli, job)).toMatchObject(expected);
    expect(JSON.stringify(copied(fix.cli, job))).not.toContain('"s"');
  });

  test("of a model leaves its secrets out of every container", () => {
    const model = { ModelName: "m", PrimaryContainer: { Environment: { A: "s", B: "b" } } };
    const fix = modelWithoutSecrets(model as never, contextOf("model", "m", sighted("PrimaryContainer.Environment.A")));
    expect(copied(fix.cli, model)).toMatchObject({ PrimaryContainer: { Environment: { B: "b" } } });
    const several = { ModelName: "m", Containers: [{}, { Environment: { A: "s" } }] };
    const second = modelWithoutSecrets(
      several as never,
      contextOf("model", "m", sighted("Containers[1].Environment.A")),
    );
    expect(copied(second.cli, several)).toMatchObject({ Containers: [{}, { Environment: {} }] });
    expect(fix.cli).not.toContain("undefined");
  });
});
