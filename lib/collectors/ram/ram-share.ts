import { pages, whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Shares of the account and shares with it: whom they let in no policy of a resource says. */
export default defineCollector({
  kind: "ram-share",
  label: "RAM resource shares",
  scope: "region",
  volume: "live",
  arnType: "resource-share",
  cloudFormation: "AWS::RAM::ResourceShare",
  terraform: "aws_ram_resource_share",
  actions: ["ram:GetResourceShares", "ram:ListPrincipals", "ram:ListResources"],
  parts: ["Principals", "Resources"],
  async *collect({ ram, required, readEach }) {
    const maxResults = 500;
    for (const resourceOwner of ["SELF", "OTHER-ACCOUNTS"] as const) {
      for await (const page of pages(ram.getResourceShares, { resourceOwner, maxResults })) {
        yield* readEach(
          // One that was deleted is listed for some hours still.
          required(page.resourceShares, "resourceShares").filter(({ status }) => status !== "DELETED"),
          ({ name = "", resourceShareArn: arn = "" }) => ({ name, arn }),
          async (share, part) => {
            const input = { resourceOwner, resourceShareArns: [share.resourceShareArn ?? ""], maxResults };
            return {
              ...share,
              resourceOwner,
              Principals: await part("Principals", () => whole(ram.listPrincipals, input, "principals")),
              Resources: await part("Resources", async () =>
                (await whole(ram.listResources, input, "resources")).filter(({ type = "" }) => ours.test(type)),
              ),
            };
          },
        );
      }
    }
  },
  // What is shared is read where it is listed; with whom, is other accounts.
  follows: () => undefined,
});

/** `sagemaker:FeatureGroup`, and the networks that jobs run in, `ec2:Subnet`. */
const ours = /^(sagemaker|ec2):/;
