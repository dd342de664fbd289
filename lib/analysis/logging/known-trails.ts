import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { type Failure, whyUnread } from "#lib/readings/reading.ts";
import { asAdvanced, managementRecordedBy, type Part, type Selectors } from "./selectors.ts";

/** A trail, as far as it matters for reading what it wrote. Names are untrusted text. */
export interface KnownTrail {
  name: string;
  arn: string;
  /** Whose it is: of a trail of an organization another account's, mostly. */
  owner: string;
  homeRegion: string;
  isEverywhere: boolean;
  isOrganization: boolean;
  bucket: string;
  /** Of the bucket, where it was read; a trail does not say it. */
  bucketRegion: string | undefined;
  prefix: string | undefined;
  kmsKey: string | undefined;
  /** Undefined where that was not read. */
  isLogging: boolean | undefined;
  stoppedAt: string | undefined;
  deliveryError: string | undefined;
  /** How much of the management events of SageMaker it selects; undefined where that was not read. */
  management: Part | undefined;
  /** Whether it selects data events of SageMaker, of whichever resources. */
  hasData: boolean;
}

/** What has to be read to know them. */
export const trailLogKinds = ["cloudtrail-trail", "s3-bucket", "organization"] as const satisfies readonly Kind[];

/** The trails of an account, and why there may be more. */
export interface KnownTrails {
  trails: KnownTrail[];
  /** `o-…`, where that was read. */
  organizationId: string | undefined;
  unread: string | undefined;
}

export function knownTrails(inventory: Inventory): KnownTrails {
  const trails = inventory.all("cloudtrail-trail").map(({ identity, resource }): KnownTrail => {
    const trail: typeof resource & { Status?: Status; Selectors?: Selectors | null } = resource;
    const { Status, Selectors: selectors, HomeRegion = identity.region, S3BucketName: bucket = "" } = trail;
    const found = inventory.get("s3-bucket", bucket, "global");
    return {
      ...{ name: identity.name, arn: identity.arn, homeRegion: HomeRegion, bucket },
      owner: parseArn(identity.arn)?.account ?? identity.account,
      isEverywhere: trail.IsMultiRegionTrail ?? false,
      isOrganization: trail.IsOrganizationTrail ?? false,
      // Old answers of the list name none.
      bucketRegion: found.found && found.identity.region !== "global" ? found.identity.region : undefined,
      prefix: trail.S3KeyPrefix || undefined,
      kmsKey: trail.KmsKeyId || undefined,
      isLogging: Status?.IsLogging,
      stoppedAt: Status?.StopLoggingTime === undefined ? undefined : String(Status.StopLoggingTime),
      deliveryError: Status?.LatestDeliveryError || undefined,
      management: selectors ? managementRecordedBy(selectors, { eventSource: "sagemaker.amazonaws.com" }) : undefined,
      hasData: selectors ? selectsData(selectors) : false,
    };
  });
  const [organization] = inventory.all("organization");
  const failure: Failure | undefined = inventory.unreadOf("cloudtrail-trail", "global");
  return { trails, organizationId: organization?.resource.Id, unread: failure && whyUnread(failure) };
}

interface Status {
  IsLogging?: boolean | undefined;
  StopLoggingTime?: unknown;
  LatestDeliveryError?: string | undefined;
}

function selectsData(selectors: Selectors): boolean {
  return asAdvanced(selectors).some(({ FieldSelectors = [] }) => {
    const names = (Field: string, begins: string) =>
      FieldSelectors.some(
        (one) =>
          one.Field === Field &&
          [...(one.Equals ?? []), ...(one.StartsWith ?? [])].some((text) => text.startsWith(begins)),
      );
    return names("eventCategory", "Data") && names("resources.type", "AWS::SageMaker::");
  });
}
