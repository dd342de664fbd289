import { type MonitoringKind, monitoringTypes } from "#lib/analysis/monitoring/job.ts";
import { volumeKeyCases } from "./volume-keys.ts";

/*
 * What is true of a monitoring job, whether a definition describes it or a schedule holds it. The cases are of whatever kind is asked
 * for, which the type of a table of one kind does not know.
 */

interface Job {
  NetworkConfig?: object;
  ClusterConfig?: object;
  output?: object;
}

const m5 = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 20 };
const MonitoringOutputs = [{ S3Output: { S3Uri: "s3://reports/", LocalPath: "/opt/ml/processing/output" } }];

function resourceOf(kind: MonitoringKind, { NetworkConfig, ClusterConfig = m5, output = { MonitoringOutputs } }: Job) {
  if (kind !== "monitoring-schedule") {
    return {
      JobDefinitionArn: "arn:d",
      NetworkConfig,
      JobResources: { ClusterConfig },
      [`${monitoringTypes[kind]}JobOutputConfig`]: output,
    };
  }
  return scheduleOf({
    MonitoringJobDefinition: {
      NetworkConfig,
      MonitoringResources: { ClusterConfig },
      MonitoringOutputConfig: output,
    },
  });
}

const scheduleOf = (MonitoringScheduleConfig?: object) => ({
  MonitoringScheduleArn: "arn:s",
  MonitoringScheduleConfig,
});

type Of = (job: Job) => { resource: object };
type Cases = Record<string, { resource: object }>;

/** The cases of a kind, with what a schedule alone can be. */
function cases<C extends { pass: Cases; fail: Cases; notApplicable?: Cases; unknown?: Cases }>(
  kind: MonitoringKind,
  table: (of: Of) => C,
) {
  const given = table((job) => ({ resource: resourceOf(kind, job) }));
  const isSchedule = kind === "monitoring-schedule";
  return {
    ...given,
    notApplicable: {
      ...given.notApplicable,
      ...(isSchedule && {
        "a definition by its name, which is judged itself": {
          resource: scheduleOf({ MonitoringJobDefinitionName: "drift" }),
        },
      }),
    },
    unknown: {
      ...given.unknown,
      "the answer is empty": { resource: {} },
      ...(isSchedule && { "no word of what it runs": { resource: scheduleOf({}) } }),
    },
  } as never;
}

export const networkIsolation = (kind: MonitoringKind) =>
  cases(kind, (of) => ({
    pass: { "isolation is on": of({ NetworkConfig: { EnableNetworkIsolation: true } }) },
    fail: {
      "isolation is off": of({ NetworkConfig: { EnableNetworkIsolation: false } }),
      "no network was ever configured": of({}),
    },
  }));

export const inVpc = (kind: MonitoringKind) =>
  cases(kind, (of) => ({
    pass: {
      "subnets and security groups": of({
        NetworkConfig: { VpcConfig: { Subnets: ["subnet-0a1"], SecurityGroupIds: ["sg-0b2"] } },
      }),
    },
    fail: { "no network was ever configured": of({}), "no VPC in it": of({ NetworkConfig: {} }) },
    unknown: { "a VPC of which AWS returned nothing": of({ NetworkConfig: { VpcConfig: {} } }) },
  }));

export const encryptsTrafficBetweenInstances = (kind: MonitoringKind) =>
  cases(kind, (of) => {
    const on = (InstanceCount: number, flag?: boolean) =>
      of({
        NetworkConfig: { EnableInterContainerTrafficEncryption: flag },
        ClusterConfig: { ...m5, InstanceCount },
      });
    return {
      pass: { "several instances, encrypted": on(3, true), "one instance, encrypted all the same": on(1, true) },
      fail: {
        "several instances in the clear": on(2, false),
        "never set": on(3),
        "a single instance, judged strictly": { ...on(1, false), options: { strict: true } },
      },
      notApplicable: { "a single instance": on(1, false) },
      unknown: { "AWS does not say how many instances": of({ ClusterConfig: {} }) },
    };
  });

export const volumeHasKmsKey = (kind: MonitoringKind) =>
  cases(kind, (of) => {
    const on = (InstanceType: string, VolumeKmsKeyId?: string) =>
      of({ ClusterConfig: { ...m5, InstanceType, VolumeKmsKeyId } });
    return {
      pass: { "a key": on("ml.m5.xlarge", "alias/ml"), "a key of AWS": on("ml.m5.xlarge", "alias/aws/ebs") },
      fail: { "no key": on("ml.m5.xlarge") },
      notApplicable: { "local NVMe disks": on("ml.m5d.xlarge") },
    };
  });

export const volumeKeyIsCustomerManaged = (kind: MonitoringKind) =>
  cases(kind, () => volumeKeyCases((VolumeKmsKeyId) => resourceOf(kind, { ClusterConfig: { ...m5, VolumeKmsKeyId } })));

export const outputHasKmsKey = (kind: MonitoringKind) =>
  cases(kind, (of) => ({
    pass: { "a key": of({ output: { MonitoringOutputs, KmsKeyId: "alias/ml" } }) },
    fail: { "no key": of({}) },
  }));

export const outputKeyIsCustomerManaged = (kind: MonitoringKind) =>
  cases(kind, () => volumeKeyCases((KmsKeyId) => resourceOf(kind, { output: { MonitoringOutputs, KmsKeyId } })));
