import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { instanceGroups } from "../clusters/groups.ts";
import { appSettings } from "./studio.ts";

/**
 * What a SageMaker resource does in a VPC. `self-connected`: it has SageMaker's own way to the internet and uses the
 * VPC only for what lies inside. Source: SageMaker developer guide, "Connect resources from within a VPC".
 */
export type Workload = "notebook" | "studio" | "container" | "self-connected";

/** Network interfaces that stand in any of these subnets and carry all of these groups. */
export interface Interfaces {
  subnets: string[];
  /** Undefined when AWS did not say. */
  securityGroups: string[] | undefined;
}

/** Where a resource says that it lives. */
export interface Place {
  /** Undefined when AWS did not say. */
  workload: Workload | undefined;
  /** Several where code may run with one set of groups or another. */
  interfaces: Interfaces[];
  roles: (string | undefined)[];
  /** Undefined where AWS does not say. */
  addressing?: "ipv4" | "dualstack" | undefined;
  /** Part of it names no VPC beside others that do. */
  isElsewhere?: boolean;
  /** A field that AWS gives with every such resource, and here did not: where it lives is not known in full. */
  lacks?: string | undefined;
}

/** How each kind says where it lives. A transform job lives where its model does. */
export const places = {
  "notebook-instance": ({
    DirectInternetAccess: direct,
    SubnetId,
    SecurityGroups,
    RoleArn,
    IpAddressType,
  }: ResourceOf<"notebook-instance">): Place => ({
    workload: direct === undefined ? undefined : direct === "Enabled" ? "self-connected" : "notebook",
    interfaces: SubnetId ? [{ subnets: [SubnetId], securityGroups: SecurityGroups }] : [],
    roles: [RoleArn],
    addressing: IpAddressType,
    lacks: SubnetId ? unless(SecurityGroups, "SecurityGroups") : SecurityGroups?.length ? "SubnetId" : undefined,
  }),
  domain: placeOfDomain,
  "user-profile": ({ UserSettings }: ResourceOf<"user-profile">): Place => ({
    workload: "studio",
    interfaces: [{ subnets: [], securityGroups: UserSettings?.SecurityGroups ?? [] }],
    roles: [UserSettings?.ExecutionRole],
  }),
  model: (one: ResourceOf<"model">) => inVpc([one.VpcConfig], [one.ExecutionRoleArn]),
  "endpoint-config": (one: ResourceOf<"endpoint-config">) => inVpc([one.VpcConfig], [one.ExecutionRoleArn]),
  "training-job": (one: ResourceOf<"training-job">) => inVpc([one.VpcConfig], [one.RoleArn]),
  "training-session": (one: ResourceOf<"training-session">) => inVpc([one.VpcConfig], [one.RoleArn]),
  "auto-ml-job": (one: ResourceOf<"auto-ml-job">) => inVpc([one.SecurityConfig?.VpcConfig], [one.RoleArn]),
  "compilation-job": (one: ResourceOf<"compilation-job">) => inVpc([one.VpcConfig], [one.RoleArn]),
  "optimization-job": (one: ResourceOf<"optimization-job">) => inVpc([one.VpcConfig], [one.RoleArn]),
  "ai-benchmark-job": (one: ResourceOf<"ai-benchmark-job">) => inVpc([one.NetworkConfig?.VpcConfig], [one.RoleArn]),
  "inference-recommendations-job": (one: ResourceOf<"inference-recommendations-job">) =>
    inVpc([one.InputConfig?.VpcConfig], [one.RoleArn]),
  "labeling-job": ({ LabelingJobAlgorithmsConfig: algorithms, RoleArn }: ResourceOf<"labeling-job">) =>
    inVpc([algorithms?.LabelingJobResourceConfig?.VpcConfig], [RoleArn]),
  "processing-job": (one: ResourceOf<"processing-job">) => inVpc([one.NetworkConfig?.VpcConfig], [one.RoleArn]),
  "data-quality-job-definition": placeOfDefinition,
  "model-quality-job-definition": placeOfDefinition,
  "model-bias-job-definition": placeOfDefinition,
  "model-explainability-job-definition": placeOfDefinition,
  // What it names lives for itself.
  "monitoring-schedule": ({ MonitoringScheduleConfig }: ResourceOf<"monitoring-schedule">) =>
    placeOfDefinition(MonitoringScheduleConfig?.MonitoringJobDefinition ?? {}),
  "tuning-job": (one: ResourceOf<"tuning-job">) => {
    const definitions = [one.TrainingJobDefinition, ...(one.TrainingJobDefinitions ?? [])];
    return inVpc(
      definitions.map((definition) => definition?.VpcConfig),
      definitions.map((definition) => definition?.RoleArn),
    );
  },
  // A group without a network of its own lives in the cluster's.
  cluster: (one: ResourceOf<"cluster">) => {
    const groups = instanceGroups(one);
    const place = inVpc(
      groups?.map(({ vpc }) => vpc ?? one.VpcConfig) ?? [one.VpcConfig],
      groups?.map(({ role }) => role) ?? [],
    );
    return groups ? place : { ...place, lacks: "InstanceGroups" };
  },
};

export type UserKind = keyof typeof places;

function placeOfDomain(one: ResourceOf<"domain">, inventory: Inventory, region: string): Place {
  const { AppNetworkAccessType: access, DefaultUserSettings } = one;
  const settings = appSettings(one, inventory, region);
  const groups = settings.map((each) => each?.SecurityGroups ?? []).filter((each) => each.length > 0);
  const isUnseen = inventory.unreadOf("user-profile", region) !== undefined;
  const isMissing = !DefaultUserSettings || (access === "VpcOnly" && groups.length === 0);
  const subnets = one.SubnetIds ?? [];
  return {
    workload: access === undefined ? undefined : access === "PublicInternetOnly" ? "self-connected" : "studio",
    interfaces: [
      ...groups.map((securityGroups) => ({ subnets, securityGroups })),
      ...(isMissing || isUnseen ? [{ subnets, securityGroups: undefined }] : []),
      ...(groups.length === 0 && !isMissing ? [{ subnets, securityGroups: [] }] : []),
    ],
    roles: settings.map((each) => each?.ExecutionRole),
    addressing: one.DomainSettings?.IpAddressType,
    lacks: isMissing ? "DefaultUserSettings.SecurityGroups" : unless(one.SubnetIds, "SubnetIds"),
  };
}

/** What monitoring runs, by a definition of its own or inside of its schedule. */
function placeOfDefinition(one: {
  NetworkConfig?: { VpcConfig?: VpcConfig | undefined } | undefined;
  RoleArn?: string | undefined;
}): Place {
  return inVpc([one.NetworkConfig?.VpcConfig], [one.RoleArn]);
}

interface VpcConfig {
  Subnets?: string[] | undefined;
  SecurityGroupIds?: string[] | undefined;
}

function inVpc(configs: readonly (VpcConfig | undefined)[], roles: (string | undefined)[]): Place {
  const given = configs.filter((config) => config !== undefined);
  return {
    workload: "container",
    interfaces: given.map(({ Subnets, SecurityGroupIds }) => ({
      subnets: Subnets ?? [],
      securityGroups: SecurityGroupIds,
    })),
    roles,
    isElsewhere: given.length < configs.length && given.length > 0,
    lacks: given
      .map(
        (one) => unless(one.Subnets, "VpcConfig.Subnets") ?? unless(one.SecurityGroupIds, "VpcConfig.SecurityGroupIds"),
      )
      .find((field) => field !== undefined),
  };
}

/** The field's name, unless the list has something in it. */
function unless(list: readonly string[] | undefined, field: string): string | undefined {
  return list && list.length > 0 ? undefined : field;
}
