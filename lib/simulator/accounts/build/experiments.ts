import type {
  DescribeMlflowTrackingServerResponse,
  DescribePartnerAppResponse,
  UserContext,
} from "@aws-sdk/client-sagemaker";
import type { Actor } from "./actors.ts";
import { held } from "./held.ts";
import { base36Of } from "./random.ts";
import { arnOf, later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

/** Where experiments are kept: MLflow in its two forms, and the apps of partners. */

interface Spec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  tags?: Record<string, string>;
}

export function trackingServer(
  site: Site,
  {
    name,
    by,
    created,
    role,
    tags = {},
    ...more
  }: Spec &
    Pick<
      DescribeMlflowTrackingServerResponse,
      "ArtifactStoreUri" | "AutomaticModelRegistration" | "IsActive" | "S3BucketOwnerVerification"
    >,
): void {
  held(site, "mlflowTrackingServers", {
    by,
    create: "CreateMlflowTrackingServer",
    TrackingServerArn: sagemakerArn(site, "mlflow-tracking-server", name),
    TrackingServerName: name,
    TrackingServerSize: "Small",
    MlflowVersion: "3.0.0",
    RoleArn: roleArn(site, role),
    TrackingServerStatus: more.IsActive === "Active" ? "Created" : "Stopped",
    TrackingServerUrl: `https://t-${base36Of(`${site.region} mlflow ${name}`, 12)}.${site.region}.experiments.sagemaker.aws`,
    WeeklyMaintenanceWindowStart: "Sun:03:30",
    CreationTime: created,
    CreatedBy: contextOf(by, created),
    LastModifiedTime: later(created, 25),
    LastModifiedBy: contextOf(by, created),
    ...more,
    Tags: tagsOf(tags),
  });
}

/** Its ARN ends with an id. */
export function mlflowApp(
  site: Site,
  { name, by, created, role, tags = {}, store, key }: Spec & { store: string; key?: string },
): void {
  held(site, "mlflowApps", {
    by,
    create: "CreateMlflowApp",
    Arn: arnOf(site, "sagemaker", `mlflow-app/app-${base36Of(`${site.region} mlflow app ${name}`, 12).toUpperCase()}`),
    Name: name,
    ArtifactStoreUri: store,
    MlflowVersion: "3.4.0",
    RoleArn: roleArn(site, role),
    ...(key && { KmsKeyId: key }),
    Status: "Created",
    ModelRegistrationMode: "AutoModelRegistrationDisabled",
    AccountDefaultStatus: "DISABLED",
    CreationTime: created,
    CreatedBy: contextOf(by, created),
    LastModifiedTime: later(created, 4),
    LastModifiedBy: contextOf(by, created),
    WeeklyMaintenanceWindowStart: "Sun:04:00",
    Tags: tagsOf(tags),
  });
}

/** Its ARN ends with an id. */
export function partnerApp(
  site: Site,
  {
    name,
    by,
    created,
    role,
    tags = {},
    ...app
  }: Spec & Pick<DescribePartnerAppResponse, "Type" | "Tier"> & Partial<DescribePartnerAppResponse>,
): void {
  const id = base36Of(`${site.region} partner app ${name}`, 12).toUpperCase();
  held(site, "partnerApps", {
    by,
    create: "CreatePartnerApp",
    Arn: arnOf(site, "sagemaker", `partner-app/app-${id}`),
    Name: name,
    Status: "Available",
    CreationTime: created,
    LastModifiedTime: later(created, 40),
    ExecutionRoleArn: roleArn(site, role),
    BaseUrl: `https://app-${id.toLowerCase()}.partner-app.${site.region}.sagemaker.aws`,
    AuthType: "IAM",
    ...app,
    Tags: tagsOf(tags),
  });
}

/** What AWS notes of whoever made something. */
export function contextOf(by: Actor, at: Date): UserContext {
  const { arn, principalId } = by.identity(at);
  return { IamIdentity: { Arn: String(arn), PrincipalId: String(principalId) } };
}
