import type { DescribeHubContentResponse, DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { contextOf } from "./experiments.ts";
import { held } from "./held.ts";
import { base36Of } from "./random.ts";
import { arnOf, later, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

/** What teams offer each other: hubs with their contents, and projects from templates. */

interface Spec {
  name: string;
  by: Actor;
  created: Date;
  description: string;
  tags?: Record<string, string>;
}

type Hub = SimulatedSageMaker["hubs"][number];

export function hub(
  site: Site,
  { name, by, created, description, tags = {}, output }: Spec & { output?: string },
): Hub {
  return held(site, "hubs", {
    by,
    create: "CreateHub",
    HubName: name,
    HubArn: sagemakerArn(site, "hub", name),
    HubDescription: description,
    ...(output && { S3StorageConfig: { S3OutputPath: output } }),
    HubStatus: "InService",
    CreationTime: created,
    LastModifiedTime: created,
    Tags: tagsOf(tags),
  });
}

/** AWS's own hub, which every account is shown. */
export function publicHub(site: Site, by: Actor, created: Date): Hub {
  return held(site, "hubs", {
    by,
    create: "CreateHub",
    HubName: "SageMakerPublicHub",
    HubArn: `arn:${site.partition}:sagemaker:${site.region}:aws:hub/SageMakerPublicHub`,
    HubDescription: "The default hub that contains all publicly available content from JumpStart",
    HubStatus: "InService",
    CreationTime: created,
    LastModifiedTime: created,
  });
}

export function hubContent(
  site: Site,
  { HubName, HubArn }: Hub,
  {
    name,
    by,
    created,
    description,
    tags = {},
    document,
    ...content
  }: Spec & { document: object } & Pick<
      DescribeHubContentResponse,
      "HubContentType" | "HubContentVersion" | "SageMakerPublicHubContentArn"
    >,
): void {
  const { HubContentType, HubContentVersion } = content;
  held(site, "hubContents", {
    by,
    create: content.SageMakerPublicHubContentArn ? "CreateHubContentReference" : "ImportHubContent",
    HubContentName: name,
    HubContentArn: `${HubArn?.replace(":hub/", ":hub-content/")}/${HubContentType}/${name}/${HubContentVersion}`,
    DocumentSchemaVersion: "2.0.0",
    HubName,
    HubArn,
    HubContentDisplayName: name,
    HubContentDescription: description,
    HubContentDocument: JSON.stringify(document),
    HubContentStatus: "Available",
    CreationTime: created,
    LastModifiedTime: created,
    ...content,
    Tags: tagsOf(tags),
  });
}

export function project(
  site: Site,
  {
    name,
    by,
    created,
    description,
    tags = {},
    parameters = {},
    status = "CreateCompleted",
  }: Spec & { parameters?: Record<string, string>; status?: DescribeProjectOutput["ProjectStatus"] },
): void {
  const id = base36Of(`${site.region} project ${name}`, 12);
  held(site, "projects", {
    by,
    create: "CreateProject",
    ProjectArn: arnOf(site, "sagemaker", `project/${name}`),
    ProjectName: name,
    ProjectId: `p-${id}`,
    ProjectDescription: description,
    ServiceCatalogProvisioningDetails: {
      ProductId: `prod-${base36Of(`product ${name}`, 13)}`,
      ProvisioningArtifactId: `pa-${base36Of(`artifact ${name}`, 13)}`,
      ProvisioningParameters: Object.entries(parameters).map(([Key, Value]) => ({ Key, Value })),
    },
    ServiceCatalogProvisionedProductDetails: { ProvisionedProductId: `pp-${base36Of(`provisioned ${name}`, 13)}` },
    ProjectStatus: status,
    CreatedBy: contextOf(by, created),
    CreationTime: created,
    LastModifiedTime: later(created, 6),
    Tags: tagsOf(tags),
  });
}
