import type { DescribeEdgePackagingJobResponse } from "@aws-sdk/client-sagemaker";
import { made } from "#lib/simulator/accounts/build/made.ts";
import { present } from "#lib/simulator/accounts/build/present.ts";
import { at, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { tagsOf } from "#lib/simulator/accounts/build/tags.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { PacificNetworks } from "./foundations.ts";

const tags = { Team: "edge" };

/**
 * What the edge team left behind when AWS ended Edge Manager in April 2024: fleets whose role still opens the bucket, devices
 * that were last heard of then, and the packages they run.
 */
export function edgeDevices(site: Site, { ravi }: Cast, { keys }: PacificNetworks): void {
  const RoleArn = roleArn(site, executionRoles.edge);
  const fleet = (DeviceFleetName: string, daysAgo: number, KmsKeyId?: string) => {
    const created = at(site, daysAgo, "17:00:00");
    const request = present({
      DeviceFleetName,
      RoleArn,
      OutputConfig: present({ S3OutputLocation: `s3://nwa-edge-us-west-2/fleets/${DeviceFleetName}/`, KmsKeyId }),
    });
    made(
      site,
      "deviceFleets",
      {
        ...request,
        DeviceFleetArn: sagemakerArn(site, "device-fleet", DeviceFleetName),
        CreationTime: created,
        LastModifiedTime: later(created, 1),
        IotRoleAlias: `SageMakerEdge-${DeviceFleetName}`,
        Tags: tagsOf(tags),
      },
      { by: ravi, at: created, operation: "CreateDeviceFleet", request },
    );
  };
  const device = (DeviceFleetName: string, DeviceName: string, daysAgo: number, versions: readonly string[]) => {
    const created = at(site, daysAgo, "17:30:00");
    const thing = { DeviceName, IotThingName: `thing-${DeviceName}` };
    made(
      site,
      "devices",
      {
        ...thing,
        DeviceArn: sagemakerArn(site, `device-fleet/${DeviceFleetName}/device`, DeviceName),
        DeviceFleetName,
        RegistrationTime: created,
        LatestHeartbeat: at(site, 951, "23:58:00"),
        Models: versions.map((ModelVersion) => ({
          ModelName: "door-counter-jetson",
          ModelVersion,
          LatestSampleTime: at(site, 952, "06:00:00"),
          LatestInference: at(site, 951, "23:57:00"),
        })),
        AgentVersion: "1.20221103.61a5c4f",
        Tags: tagsOf(tags),
      },
      { by: ravi, at: created, operation: "RegisterDevices", request: { DeviceFleetName, Devices: [thing] } },
    );
  };
  fleet("store-doors", 1240);
  fleet("depot-cameras", 1105, keys.vision.Arn);
  device("store-doors", "door-0001", 1236, ["1.0", "1.1"]);
  device("store-doors", "door-0002", 1236, ["1.1"]);
  device("store-doors", "door-0017", 1120, ["1.1"]);
  device("depot-cameras", "depot-north", 1100, []);

  packaging(site, ravi, "door-counter-1-0", 1230, "1.0");
  packaging(site, ravi, "door-counter-1-1", 1118, "1.1", keys.vision.Arn);
  packaging(site, ravi, "door-counter-1-2", 1004, "1.2", undefined, "ClientError: the compilation job was not found.");

  const created = at(site, 1116, "18:00:00");
  const EdgeDeploymentPlanArn = sagemakerArn(site, "edge-deployment", "doors-1-1");
  const plan = {
    EdgeDeploymentPlanName: "doors-1-1",
    ModelConfigs: [{ ModelHandle: "door-counter", EdgePackagingJobName: "door-counter-1-1" }],
    DeviceFleetName: "store-doors",
  };
  const stages = [
    { StageName: "one-door", DeviceNames: ["door-0001"] },
    { StageName: "all-doors", DeviceNames: ["door-0002", "door-0017"] },
  ].map(({ StageName, DeviceNames }) => ({
    StageName,
    DeviceSelectionConfig: { DeviceSubsetType: "SELECTION" as const, DeviceNames },
    DeploymentConfig: { FailureHandlingPolicy: "DO_NOTHING" as const },
  }));
  made(
    site,
    "edgeDeploymentPlans",
    {
      EdgeDeploymentPlanArn,
      ...plan,
      EdgeDeploymentSuccess: 3,
      EdgeDeploymentPending: 0,
      EdgeDeploymentFailed: 0,
      Stages: stages.map((stage) => ({
        ...stage,
        DeploymentStatus: {
          StageStatus: "DEPLOYED",
          EdgeDeploymentSuccessInStage: stage.DeviceSelectionConfig.DeviceNames.length,
          EdgeDeploymentPendingInStage: 0,
          EdgeDeploymentFailedInStage: 0,
        },
      })),
      CreationTime: created,
      LastModifiedTime: later(created, 95),
      Tags: tagsOf(tags),
    },
    {
      by: ravi,
      at: created,
      operation: "CreateEdgeDeploymentPlan",
      request: { ...plan, Stages: stages },
      response: { EdgeDeploymentPlanArn },
    },
  );
}

function packaging(
  site: Site,
  by: Cast["ravi"],
  name: string,
  daysAgo: number,
  version: string,
  KmsKeyId?: string,
  failure?: string,
): void {
  const created = at(site, daysAgo, "16:40:00");
  const request = {
    EdgePackagingJobName: name,
    CompilationJobName: `door-counter-${version.replace(".", "-")}`,
    ModelName: "door-counter-jetson",
    ModelVersion: version,
    RoleArn: roleArn(site, executionRoles.edge),
    OutputConfig: present({ S3OutputLocation: "s3://nwa-edge-us-west-2/packages/", KmsKeyId }),
  };
  const outcome: Partial<DescribeEdgePackagingJobResponse> = failure
    ? { EdgePackagingJobStatusMessage: failure }
    : { ModelArtifact: `s3://nwa-edge-us-west-2/packages/door-counter-jetson-${version}.tar.gz` };
  made(
    site,
    "edgePackagingJobs",
    {
      EdgePackagingJobArn: sagemakerArn(site, "edge-packaging-job", name),
      ...request,
      EdgePackagingJobStatus: failure ? "FAILED" : "COMPLETED",
      CreationTime: created,
      LastModifiedTime: later(created, 6),
      ...outcome,
      Tags: tagsOf(tags),
    },
    { by, at: created, operation: "CreateEdgePackagingJob", request },
  );
}
