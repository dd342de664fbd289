import type { Trail, TrailInfo } from "@aws-sdk/client-cloudtrail";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector, type Setting } from "../define.ts";
import { answering, given } from "../given.ts";
import { holdsMember } from "../members-in.ts";

/**
 * Every trail of the account, wherever its home is: one that records all regions is one trail. So is one of its organization, which shows
 * in every member; what it selects only its own account may be told, and stays unread elsewhere.
 */
export default defineCollector({
  kind: "cloudtrail-trail",
  label: "CloudTrail trails",
  scope: "global",
  volume: "live",
  arnType: "trail",
  inEvents: { "Trail:name": "{}", "Logging:name": "{}", trailName: "{}" },
  inRequests: { Name: "{arn}", TrailName: "{arn}", trailNameList: ["{arn}"] },
  madeBy: ["CreateTrail"],
  setBy: {
    // What went wrong with deliveries is beside them, and nobody's call.
    ...Object.fromEntries(
      ["IsLogging", "StartLoggingTime", "StopLoggingTime"].map((member) => [
        `Status.${member}`,
        { calls: ["StartLogging", "StopLogging"] },
      ]),
    ),
    Selectors: { calls: ["PutEventSelectors"] },
    Insights: { calls: ["PutInsightSelectors"] },
    ...Object.fromEntries(
      ["IsMultiRegionTrail", "IsOrganizationTrail", "KmsKeyId", "S3BucketName", "SnsTopicARN"].map((member) => [
        member,
        updated(member.replace("SnsTopicARN", "SnsTopicName")),
      ]),
    ),
    LogFileValidationEnabled: updated("EnableLogFileValidation"),
    CloudWatchLogsLogGroupArn: updated("CloudWatchLogsLogGroupArn"),
  },
  cloudFormation: "AWS::CloudTrail::Trail",
  terraform: "aws_cloudtrail",
  console: "cloudtrailv2/home?region={region}#/trails[/{name}]",
  actions: [
    "cloudtrail:DescribeTrails",
    "cloudtrail:ListTrails",
    "cloudtrail:GetTrailStatus",
    "cloudtrail:GetEventSelectors",
    "cloudtrail:GetInsightSelectors",
  ],
  parts: ["Insights", "Selectors", "Status"],
  async *collect({ cloudtrail, required, readEach }) {
    // With those of other regions that record this one, and those of the organization, which are in no list of "the current account".
    const here = required((await cloudtrail.describeTrails({})).trailList, "trailList");
    const trails = new Map<string | undefined, TrailInfo>(here.map((trail) => [trail.TrailARN, trail]));
    for await (const page of pages(cloudtrail.listTrails, {})) {
      for (const trail of required(page.Trails, "Trails")) trails.set(trail.TrailARN, trail);
    }
    yield* readEach(
      [...trails.values()],
      ({ Name: name = "", TrailARN: arn = "", HomeRegion }) => ({
        name,
        arn,
        ...(HomeRegion !== undefined && { region: HomeRegion }),
      }),
      async ({ TrailARN: Name, HomeRegion }, part) => {
        const isIt = ({ TrailARN }: Trail) => TrailARN === Name;
        const trail = here.find(isIt) ?? (await cloudtrail.describeTrails({}, HomeRegion)).trailList?.find(isIt);
        if (!trail)
          throw new MalformedAnswer("The trail is in the list of all, and not among those of its home region.");
        const [Status, Selectors, Insights] = await Promise.all([
          part("Status", async () => {
            // When it delivered last changes by the minute; what went wrong does not.
            const answer = answering(await cloudtrail.getTrailStatus({ Name }, HomeRegion), "IsLogging");
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
            if (!EventSelectors && !AdvancedEventSelectors) throw new MalformedAnswer("The answer has no selectors.");
            return { EventSelectors, AdvancedEventSelectors };
          }),
          part(
            "Insights",
            async () =>
              given(await cloudtrail.getInsightSelectors({ TrailName: Name }, HomeRegion), "InsightSelectors"),
            ["InsightNotEnabledException"],
          ),
        ]);
        return { ...trail, Status, Selectors, Insights };
      },
    );
  },
  // Where the evidence is kept, under which key, and who hears of it.
  follows: ({ S3BucketName, KmsKeyId, CloudWatchLogsLogGroupArn, SnsTopicARN }) => [
    S3BucketName && `s3://${S3BucketName}`,
    { KmsKeyId, CloudWatchLogsLogGroupArn, SnsTopicARN },
  ],
});

function updated(member: string): Setting {
  return { calls: ["UpdateTrail", "CreateTrail"], where: (request) => holdsMember(request, [member]) };
}
