import { at, type Site } from "#lib/simulator/accounts/build/site.ts";
import { eventDataStore, trail } from "#lib/simulator/accounts/build/trails.ts";
import type { PacificNetworks } from "./foundations.ts";

/** Somebody's experiments: a trail whose bucket is gone, another that was stopped, and a store that no longer takes anything in. */
export function westTrails(site: Site, { keys }: PacificNetworks): void {
  trail(site, {
    Name: "vision-s3-reads",
    S3BucketName: "nwa-vision-trail-tmp",
    status: { LatestDeliveryError: "NoSuchBucket" },
    selectors: [
      {
        ReadWriteType: "ReadOnly",
        IncludeManagementEvents: false,
        DataResources: [{ Type: "AWS::S3::Object", Values: ["arn:aws:s3:::nwa-vision-us-west-2/"] }],
        ExcludeManagementEventSources: [],
      },
    ],
  });
  trail(site, {
    Name: "edge-pilot",
    S3BucketName: "nwa-edge-us-west-2",
    KmsKeyId: keys.edgePilot.Arn,
    logging: false,
    status: { StopLoggingTime: at(site, 388, "16:05:11") },
  });
  eventDataStore(site, {
    name: "vision-trial",
    daysAgo: 402,
    retention: 366,
    status: "STOPPED_INGESTION",
    guarded: false,
  });
}
