import type { HubContentType } from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { documentIn } from "#lib/readings/document.ts";
import { type CollectContext, defineCollector } from "../define.ts";
import { isOwnHub } from "./hub.ts";

type Parent = { HubName: string | undefined; HubContentType: HubContentType };

/** Every type there is: a hub is listed type by type. */
export const hubContentTypes = [
  "DataSet",
  "JsonDoc",
  "Model",
  "ModelReference",
  "Notebook",
] as const satisfies readonly HubContentType[];

/** What the account's own hubs offer, each in its newest version. */
export default defineCollector({
  kind: "hub-content",
  label: "Private hub contents",
  scope: "region",
  volume: "live",
  parent: "hub",
  inEvents: {
    hubContentName: "{hubName}/{hubContentType}/{}",
    "HubContentReference:hubContentName": "{hubName}/ModelReference/{}",
  },
  actions: ["sagemaker:ListHubs", "sagemaker:ListHubContents", "sagemaker:DescribeHubContent"],
  async *collect(context) {
    const { sagemaker, account, arnOf, readChildren, required } = context;
    for await (const page of pages(sagemaker.listHubs, { MaxResults: 100 })) {
      const own = required(page.HubSummaries, "HubSummaries").filter((hub) => isOwnHub(hub, account));
      for (const { HubName } of own) {
        for (const HubContentType of hubContentTypes) {
          const arns = arnOf("sagemaker", `hub-content/${HubName}/${HubContentType}/`);
          yield* readChildren(arns, contentsOf({ HubName, HubContentType }, context));
        }
      }
    }
  },
  // What it consists of stands in its document.
  follows: ({ HubContentDocument, HubContentDependencies }) => [documentIn(HubContentDocument), HubContentDependencies],
});

async function* contentsOf(parent: Parent, { sagemaker, arnOf, readEach }: CollectContext) {
  for await (const page of pages(sagemaker.listHubContents, { ...parent, MaxResults: 100 })) {
    yield* readEach(
      page.HubContentSummaries,
      ({ HubContentName: content = "", HubContentArn: versioned = "" }) => {
        const name = `${parent.HubName}/${parent.HubContentType}/${content}`;
        // AWS's ARN goes on with the version. Without it: Service Authorization Reference.
        return { name, arn: arnOf("sagemaker", `hub-content/${name}`), also: [versioned] };
      },
      ({ HubContentName }) => sagemaker.describeHubContent({ ...parent, HubContentName }),
    );
  }
}
