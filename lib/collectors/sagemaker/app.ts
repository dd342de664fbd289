import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/**
 * Apps that are there. AWS lists a deleted one for a day more: nothing of it runs, it cannot be started again, and its going
 * is in the trail.
 */
export default defineCollector({
  kind: "app",
  label: "Studio apps",
  scope: "region",
  volume: "live",
  parent: "domain",
  cloudFormation: "AWS::SageMaker::App",
  terraform: "aws_sagemaker_app",
  inEvents: { appName: "{domainId}/{userProfileName|spaceName}/{appType}/{}" },
  volatile: ["LastHealthCheckTimestamp", "LastUserActivityTimestamp"],
  actions: ["sagemaker:ListApps", "sagemaker:DescribeApp"],
  async *collect({ sagemaker, arnOf, readEach, required }) {
    for await (const page of pages(sagemaker.listApps, { MaxResults: 100 })) {
      yield* readEach(
        required(page.Apps, "Apps").filter(({ Status }) => Status !== "Deleted"),
        // The list has no ARN. Its form: Service Authorization Reference.
        ({ DomainId = "", UserProfileName, SpaceName, AppType = "", AppName = "" }) => {
          const name = `${DomainId}/${UserProfileName ?? SpaceName ?? ""}/${AppType}/${AppName}`;
          return { name, arn: arnOf("sagemaker", `app/${name}`) };
        },
        ({ DomainId, UserProfileName, SpaceName, AppType, AppName }) =>
          sagemaker.describeApp({ DomainId, UserProfileName, SpaceName, AppType, AppName }),
      );
    }
  },
});
