import { exposureOf } from "#lib/inventory/exposure.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/inventory/reading.ts";

/**
 * What a SageMaker resource does in a VPC. `self-connected`: it has SageMaker's own way to the internet and uses the
 * VPC only for what lies inside. Source: SageMaker developer guide, "Connect resources from within a VPC".
 */
export type Workload = "notebook" | "studio" | "container" | "self-connected";

/** A SageMaker resource that lives in a network of the account now. */
export interface NetworkUser {
  identity: Identity;
  workload: Workload;
  subnets: string[];
  securityGroups: string[];
}

interface Place {
  workload: Workload;
  subnets?: (string | undefined)[] | undefined;
  securityGroups?: (string | undefined)[] | undefined;
}

interface VpcConfig {
  Subnets?: string[] | undefined;
  SecurityGroupIds?: string[] | undefined;
}

/** How each kind says where it lives. A transform job lives where its model does. */
const places = {
  "notebook-instance": (one: ResourceOf<"notebook-instance">): Place => ({
    workload: one.DirectInternetAccess === "Enabled" ? "self-connected" : "notebook",
    subnets: [one.SubnetId],
    securityGroups: one.SecurityGroups,
  }),
  domain: (one: ResourceOf<"domain">): Place => ({
    workload: one.AppNetworkAccessType === "PublicInternetOnly" ? "self-connected" : "studio",
    subnets: one.SubnetIds,
    securityGroups: [
      ...(one.DefaultUserSettings?.SecurityGroups ?? []),
      ...(one.DefaultSpaceSettings?.SecurityGroups ?? []),
      ...(one.DomainSettings?.SecurityGroupIds ?? []),
      one.SecurityGroupIdForDomainBoundary,
    ],
  }),
  "user-profile": (one: ResourceOf<"user-profile">): Place => ({
    workload: "studio",
    securityGroups: one.UserSettings?.SecurityGroups,
  }),
  model: (one: ResourceOf<"model">) => inVpc(one.VpcConfig),
  "endpoint-config": (one: ResourceOf<"endpoint-config">) => inVpc(one.VpcConfig),
  "training-job": (one: ResourceOf<"training-job">) => inVpc(one.VpcConfig),
  "processing-job": (one: ResourceOf<"processing-job">) => inVpc(one.NetworkConfig?.VpcConfig),
  "tuning-job": (one: ResourceOf<"tuning-job">) =>
    inVpc(
      ...[one.TrainingJobDefinition, ...(one.TrainingJobDefinitions ?? [])].map((definition) => definition?.VpcConfig),
    ),
};

type UserKind = keyof typeof places;

/** The kinds to read before it can be said who uses a network: those that live in one, and those that put them to use. */
export const networkUserKinds = [
  "notebook-instance",
  "domain",
  "user-profile",
  "model",
  "endpoint-config",
  "endpoint",
  "training-job",
  "processing-job",
  "transform-job",
  "tuning-job",
] as const;

/**
 * The SageMaker resources whose configuration names one of these subnets, security groups or VPCs and that can use it
 * now: finished jobs, and models and configs that nothing serves, do not count.
 */
export function sagemakerNetworkUsers(inventory: Inventory, region: string, ids: readonly string[]): NetworkUser[] {
  const users = new Map<string, NetworkUser>();
  for (const identity of ids.flatMap((id) => inventory.usersOf(id))) {
    if (identity.region !== region || users.has(identity.arn) || !isUserKind(identity.kind)) continue;
    const lookup = inventory.get(identity.kind, identity.arn, region);
    if (!lookup.found || exposureOf(identity, lookup.resource, inventory) === "record") continue;
    // Each entry of `places` takes the resource of its own kind, which is what the lookup gave.
    const { workload, subnets, securityGroups } = places[identity.kind](lookup.resource as never);
    users.set(identity.arn, { identity, workload, subnets: named(subnets), securityGroups: named(securityGroups) });
  }
  return [...users.values()];
}

/** The SageMaker resources that live in a VPC. */
export function usersOfVpc(inventory: Inventory, region: string, vpc: string): NetworkUser[] {
  const subnets = inventory
    .all("subnet", region)
    .flatMap(({ resource }) => (resource.VpcId === vpc && resource.SubnetId ? [resource.SubnetId] : []));
  return sagemakerNetworkUsers(inventory, region, [vpc, ...subnets]);
}

function isUserKind(kind: string): kind is UserKind {
  return Object.hasOwn(places, kind);
}

function inVpc(...configs: (VpcConfig | undefined)[]): Place {
  return {
    workload: "container",
    subnets: configs.flatMap((config) => config?.Subnets ?? []),
    securityGroups: configs.flatMap((config) => config?.SecurityGroupIds ?? []),
  };
}

function named(ids: readonly (string | undefined)[] = []): string[] {
  return [...new Set(ids.filter((id): id is string => !!id))];
}
