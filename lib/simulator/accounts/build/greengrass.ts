import type { ComponentDeploymentSpecification, DeploymentPolicies } from "@aws-sdk/client-greengrassv2";
import { components, coreDevices, deployments } from "#lib/simulator/shelves/greengrass.ts";
import { seededRandom } from "./random.ts";
import { arnOf, at, type Site } from "./site.ts";

interface CoreSpec {
  name: string;
  version: string;
  status: "HEALTHY" | "UNHEALTHY";
  /** When it was last heard of. */
  daysAgo: number;
  tags?: Record<string, string>;
}

export function coreDevice(site: Site, { name, version, status, daysAgo, tags = {} }: CoreSpec): void {
  coreDevices.put(site.content, {
    coreDeviceThingName: name,
    coreVersion: version,
    status,
    lastStatusUpdateTimestamp: at(site, daysAgo, "04:10:00"),
    platform: "linux",
    architecture: "aarch64",
    runtime: "aws_nucleus_classic",
    tags,
  });
}

interface ComponentSpec {
  name: string;
  version: string;
  description: string;
  daysAgo: number;
  /** Beside what every recipe says. */
  recipe: object;
  tags?: Record<string, string>;
}

/** Source of the recipe: Greengrass developer guide, "AWS IoT Greengrass component recipe reference". */
export function component(site: Site, { name, version, description, daysAgo, recipe, tags = {} }: ComponentSpec): void {
  const arn = arnOf(site, "greengrass", `components:${name}`);
  const publisher = "Northwind Analytics";
  components.put(site.content, {
    arn,
    componentName: name,
    latestVersion: {
      arn: `${arn}:versions:${version}`,
      componentVersion: version,
      creationTimestamp: at(site, daysAgo, "18:20:00"),
      description,
      publisher,
      platforms: [{ attributes: { os: "linux" } }],
    },
    recipe: JSON.stringify({
      RecipeFormatVersion: "2020-01-25",
      ComponentName: name,
      ComponentVersion: version,
      ComponentDescription: description,
      ComponentPublisher: publisher,
      ...recipe,
    }),
    tags,
  });
}

interface DeploymentSpec {
  name: string;
  /** Of things: `thinggroup/stores`, or one of them: `thing/store-hub-01`. */
  target: string;
  daysAgo: number;
  components: Record<string, ComponentDeploymentSpecification>;
  policies: DeploymentPolicies;
  status?: "ACTIVE" | "COMPLETED" | "CANCELED";
  tags?: Record<string, string>;
}

export function deployment(site: Site, spec: DeploymentSpec): void {
  const random = seededRandom(`${site.region} deployment ${spec.name}`);
  const iotJobId = random.uuid();
  deployments.put(site.content, {
    deploymentId: random.uuid(),
    deploymentName: spec.name,
    targetArn: arnOf(site, "iot", spec.target),
    revisionId: "1",
    deploymentStatus: spec.status ?? "ACTIVE",
    isLatestForTarget: true,
    iotJobId,
    iotJobArn: arnOf(site, "iot", `job/${iotJobId}`),
    creationTimestamp: at(site, spec.daysAgo, "18:45:00"),
    components: spec.components,
    deploymentPolicies: spec.policies,
    iotJobConfiguration: {},
    tags: spec.tags ?? {},
  });
}
