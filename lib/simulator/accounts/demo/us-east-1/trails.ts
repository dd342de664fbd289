import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { trail } from "#lib/simulator/accounts/build/trails.ts";

/** One trail for every region: management events, and no data events. Its bucket is the log archive's, in another account. */
export function eastTrails(site: Site): void {
  trail(site, {
    Name: "company-trail",
    S3BucketName: "nwa-cloudtrail",
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    LogFileValidationEnabled: true,
  });
}
