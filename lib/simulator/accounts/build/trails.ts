import type { AdvancedEventSelector } from "@aws-sdk/client-cloudtrail";
import type { SimulatedTrail } from "#lib/simulator/account.ts";
import { eventDataStores } from "#lib/simulator/shelves/cloudtrail.ts";
import { seededRandom } from "./random.ts";
import { arnOf, at, type Site } from "./site.ts";

type TrailSpec = Partial<SimulatedTrail> & { Name: string; S3BucketName: string };

/** A trail of this region alone, unless it says otherwise. */
export function trail(site: Site, spec: TrailSpec): void {
  site.content.trails = [
    ...(site.content.trails ?? []),
    {
      IncludeGlobalServiceEvents: false,
      IsMultiRegionTrail: false,
      HomeRegion: site.region,
      TrailARN: arnOf(site, "cloudtrail", `trail/${spec.Name}`),
      LogFileValidationEnabled: false,
      HasCustomEventSelectors: spec.selectors !== undefined || spec.advancedSelectors !== undefined,
      HasInsightSelectors: spec.insights !== undefined,
      IsOrganizationTrail: false,
      ...spec,
    },
  ];
}

/** Data events of these types of resources: `AWS::SageMaker::Endpoint`. */
export function dataEvents(...types: string[]): AdvancedEventSelector[] {
  return types.map((type) => ({
    Name: `Data events of ${type}`,
    FieldSelectors: [
      { Field: "eventCategory", Equals: ["Data"] },
      { Field: "resources.type", Equals: [type] },
    ],
  }));
}

export const managementEvents: AdvancedEventSelector = {
  Name: "Management events",
  FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }],
};

interface StoreSpec {
  name: string;
  daysAgo: number;
  retention: number;
  everywhere?: boolean;
  kmsKey?: string;
  status?: "ENABLED" | "STOPPED_INGESTION" | "PENDING_DELETION";
  selectors?: AdvancedEventSelector[];
  guarded?: boolean;
}

/** Of CloudTrail Lake, made while it still took customers. */
export function eventDataStore(site: Site, spec: StoreSpec): void {
  const { name, daysAgo, retention, everywhere = true, kmsKey, status = "ENABLED", guarded = true } = spec;
  const id = seededRandom(`${site.region} event data store ${name}`).uuid();
  eventDataStores.put(site.content, {
    EventDataStoreArn: arnOf(site, "cloudtrail", `eventdatastore/${id}`),
    Name: name,
    Status: status,
    AdvancedEventSelectors: spec.selectors ?? [managementEvents],
    MultiRegionEnabled: everywhere,
    OrganizationEnabled: false,
    RetentionPeriod: retention,
    TerminationProtectionEnabled: guarded,
    CreatedTimestamp: at(site, daysAgo, "09:12:40"),
    UpdatedTimestamp: at(site, daysAgo, "09:14:02"),
    ...(kmsKey !== undefined && { KmsKeyId: kmsKey }),
    BillingMode: "EXTENDABLE_RETENTION_PRICING",
    FederationStatus: "DISABLED",
  });
}
