import type { FeatureType, OfflineStoreConfig, OnlineStoreConfig } from "@aws-sdk/client-sagemaker";
import type { Actor } from "./actors.ts";
import { held } from "./held.ts";
import { later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";

interface FeatureGroupSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  description?: string;
  id: string;
  features: Readonly<Record<string, FeatureType>>;
  /** The stores it has; keys are AWS's own unless they are named. */
  online?: OnlineStoreConfig & { bytes: number };
  offline?: { bucket: string; key?: string };
  tags?: Record<string, string>;
}

export function featureGroup(site: Site, spec: FeatureGroupSpec): void {
  const { name, by, created, online, offline } = spec;
  const FeatureDefinitions = [
    { FeatureName: spec.id, FeatureType: "String" as const },
    { FeatureName: "event_time", FeatureType: "Fractional" as const },
    ...Object.entries(spec.features).map(([FeatureName, FeatureType]) => ({ FeatureName, FeatureType })),
  ];
  const { bytes, ...OnlineStoreConfig } = online ?? { bytes: 0 };
  held(site, "featureGroups", {
    by,
    create: "CreateFeatureGroup",
    FeatureGroupArn: sagemakerArn(site, "feature-group", name),
    FeatureGroupName: name,
    RecordIdentifierFeatureName: spec.id,
    EventTimeFeatureName: "event_time",
    FeatureDefinitions,
    CreationTime: created,
    LastModifiedTime: later(created, 2),
    ...(online && {
      OnlineStoreConfig: { EnableOnlineStore: true, StorageType: "Standard", ...OnlineStoreConfig },
      OnlineStoreTotalSizeBytes: bytes,
    }),
    ...(offline && { OfflineStoreConfig: offlineStore(site, name, offline), OfflineStoreStatus: { Status: "Active" } }),
    ThroughputConfig: { ThroughputMode: "OnDemand" },
    RoleArn: roleArn(site, spec.role),
    FeatureGroupStatus: "Created",
    ...(spec.description && { Description: spec.description }),
    NextToken: undefined,
    Tags: tagsOf(spec.tags ?? {}),
  });
}

function offlineStore(
  { account, region }: Site,
  name: string,
  { bucket, key }: { bucket: string; key?: string },
): OfflineStoreConfig {
  const S3Uri = `s3://${bucket}/features`;
  return {
    S3StorageConfig: {
      S3Uri,
      ...(key && { KmsKeyId: key }),
      ResolvedOutputS3Uri: `${S3Uri}/${account}/sagemaker/${region}/offline-store/${name}/data`,
    },
    DisableGlueTableCreation: false,
    DataCatalogConfig: {
      TableName: name.replaceAll("-", "_").toLowerCase(),
      Catalog: "AwsDataCatalog",
      Database: "sagemaker_featurestore",
    },
    TableFormat: "Iceberg",
  };
}
