import { configRecorder } from "#lib/simulator/accounts/build/config.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";

/** Nobody's region: no GuardDuty, Security Hub, Macie or Inspector, and a recorder that somebody stopped. */
export function westWatchers(site: Site): void {
  configRecorder(site, {
    daysAgo: 900,
    stoppedDaysAgo: 230,
    bucket: "nwa-config",
    records: {
      allSupported: false,
      includeGlobalResourceTypes: false,
      exclusionByResourceTypes: { resourceTypes: ["AWS::SageMaker::Model", "AWS::SageMaker::FeatureGroup"] },
      recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
    },
    error: {
      code: "InsufficientDeliveryPolicyException",
      message: "Insufficient delivery policy to s3 bucket: nwa-config",
    },
  });
}
