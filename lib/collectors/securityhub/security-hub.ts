import { whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";
import { ofRegion } from "../of-region.ts";

/** Security Hub CSPM with its standards, and beside it the Security Hub of 2025, each of which is on or off by itself. */
export default defineCollector({
  kind: "security-hub",
  label: "Security Hub",
  scope: "region",
  volume: "live",
  arnType: "hub",
  cloudFormation: "AWS::SecurityHub::Hub",
  terraform: "aws_securityhub_account",
  console: "securityhub/home[?region={name}#/standards]",
  actions: ["securityhub:DescribeHub", "securityhub:GetEnabledStandards", "securityhub:DescribeSecurityHubV2"],
  parts: ["EnabledStandards", "HubV2"],
  async *collect(context) {
    const { securityhub, orNone, readEach } = context;
    yield* readEach(...ofRegion(context, "securityhub", "hub/default"), async (_, part) => {
      // One code for an account that never subscribed and for one that may not ask. Source: Security Hub API reference, DescribeHub.
      const Hub = await orNone(
        async () => answering(await securityhub.describeHub({}), "HubArn"),
        ["InvalidAccessException: not subscribed"],
      );
      return {
        Hubs: Hub ? [Hub] : [],
        EnabledStandards: await part("EnabledStandards", async () =>
          Hub ? whole(securityhub.getEnabledStandards, { MaxResults: 100 }, "StandardsSubscriptions") : [],
        ),
        HubV2: await part("HubV2", async () => answering(await securityhub.describeSecurityHubV2({}), "HubV2Arn"), [
          "ResourceNotFoundException",
        ]),
      };
    });
  },
  follows: () => undefined,
});
