import { arnOf, type Site } from "#lib/simulator/accounts/build/site.ts";
import { dataEvents, eventDataStore, managementEvents, trail } from "#lib/simulator/accounts/build/trails.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** What the credit-risk team's models are asked is recorded, and kept for seven years. */
export function europeTrails(site: Site, { keys }: EuropeNetworks): void {
  const kmsKey = keys.creditRisk.Arn;
  trail(site, {
    Name: "credit-risk-data-events",
    S3BucketName: "nwa-cloudtrail",
    LogFileValidationEnabled: true,
    KmsKeyId: kmsKey,
    CloudWatchLogsLogGroupArn: arnOf(site, "logs", "log-group:/nwa/cloudtrail/credit-risk:*"),
    advancedSelectors: [
      managementEvents,
      ...dataEvents(
        "AWS::SageMaker::Endpoint",
        "AWS::SageMaker::FeatureGroup",
        "AWS::SageMaker::ExperimentTrialComponent",
        "AWS::SageMaker::MlflowApp",
        "AWS::SageMaker::TrainingSession",
      ),
    ],
    insights: [{ InsightType: "ApiCallRateInsight" }, { InsightType: "ApiErrorRateInsight" }],
  });
  eventDataStore(site, {
    name: "credit-risk-audit",
    daysAgo: 611,
    retention: 2557,
    everywhere: false,
    kmsKey,
    selectors: [managementEvents, ...dataEvents("AWS::SageMaker::Endpoint")],
  });
}
