import { pages } from "#lib/aws/pages.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { defineCollector } from "../define.ts";

/** The account's own hubs: the list has AWS's public one too, and those that others share. */
export default defineCollector({
  kind: "hub",
  label: "Private hubs",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Hub",
  terraform: "aws_sagemaker_hub",
  inEvents: { hubName: "{}" },
  actions: ["sagemaker:ListHubs", "sagemaker:DescribeHub"],
  async *collect({ sagemaker, account, readEach, required }) {
    for await (const page of pages(sagemaker.listHubs, { MaxResults: 100 })) {
      yield* readEach(
        required(page.HubSummaries, "HubSummaries").filter((hub) => isOwnHub(hub, account)),
        ({ HubName: name = "", HubArn: arn = "" }) => ({ name, arn }),
        ({ HubName }) => sagemaker.describeHub({ HubName }),
      );
    }
  },
});

/** What has no ARN that can be read is not said to be another's. */
export function isOwnHub({ HubArn }: { HubArn?: string | undefined }, account: string): boolean {
  const owner = HubArn === undefined ? undefined : parseArn(HubArn)?.account;
  return owner === undefined || owner === account;
}
