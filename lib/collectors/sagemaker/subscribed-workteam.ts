import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Teams of vendors in AWS Marketplace, whose ARNs are of the vendors' accounts. The list has all that Describe says. */
export default defineCollector({
  kind: "subscribed-workteam",
  label: "Subscribed workteams",
  scope: "region",
  volume: "live",
  arnType: "workteam/vendor-crowd",
  // Requests name one by its ARN alone.
  inEvents: {},
  actions: ["sagemaker:ListSubscribedWorkteams"],
  async *collect({ sagemaker, readListed }) {
    for await (const page of pages(sagemaker.listSubscribedWorkteams, { MaxResults: 100 })) {
      yield* readListed(page.SubscribedWorkteams, ({ WorkteamArn: arn = "" }) => ({
        name: arn.slice(arn.lastIndexOf("/") + 1),
        arn,
      }));
    }
  },
});
