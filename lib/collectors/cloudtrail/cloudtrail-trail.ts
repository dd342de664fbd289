import { MalformedAnswer } from "#lib/aws/failure.ts";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Every trail of the account, wherever its home is: one that records all regions is one trail. */
export default defineCollector({
  kind: "cloudtrail-trail",
  label: "CloudTrail trails",
  scope: "global",
  volume: "live",
  arnType: "trail",
  cloudFormation: "AWS::CloudTrail::Trail",
  terraform: "aws_cloudtrail",
  console: "cloudtrailv2/home?region={region}#/trails[/{name}]",
  actions: [
    "cloudtrail:ListTrails",
    "cloudtrail:GetTrail",
    "cloudtrail:GetTrailStatus",
    "cloudtrail:GetEventSelectors",
  ],
  parts: ["Status", "Selectors"],
  async *collect({ cloudtrail, readEach }) {
    for await (const page of pages(cloudtrail.listTrails, {})) {
      yield* readEach(
        page.Trails,
        ({ Name: name = "", TrailARN: arn = "", HomeRegion }) => ({
          name,
          arn,
          ...(HomeRegion !== undefined && { region: HomeRegion }),
        }),
        async ({ TrailARN: Name, HomeRegion }, part) => {
          const { Trail } = await cloudtrail.getTrail({ Name }, HomeRegion);
          if (!Trail) throw new MalformedAnswer("The answer has no Trail.");
          const [Status, Selectors] = await Promise.all([
            part("Status", async () => {
              // When it delivered last changes by the minute; what went wrong does not.
              const answer = await cloudtrail.getTrailStatus({ Name }, HomeRegion);
              const { IsLogging, StartLoggingTime, StopLoggingTime } = answer;
              const { LatestDeliveryError, LatestDigestDeliveryError, LatestCloudWatchLogsDeliveryError } = answer;
              return {
                ...{ IsLogging, StartLoggingTime, StopLoggingTime },
                ...{ LatestDeliveryError, LatestDigestDeliveryError, LatestCloudWatchLogsDeliveryError },
              };
            }),
            part("Selectors", async () => {
              const answer = await cloudtrail.getEventSelectors({ TrailName: Name }, HomeRegion);
              const { EventSelectors, AdvancedEventSelectors } = answer;
              return { EventSelectors, AdvancedEventSelectors };
            }),
          ]);
          return { ...Trail, Status, Selectors };
        },
      );
    }
  },
  // Where the evidence is kept, and under which key.
  follows: ({ S3BucketName, KmsKeyId, CloudWatchLogsLogGroupArn }) => ({
    S3BucketName,
    KmsKeyId,
    CloudWatchLogsLogGroupArn,
  }),
});
