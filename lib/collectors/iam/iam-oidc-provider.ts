import { parseArn } from "#lib/readings/arn.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";

/** Identity providers whose tokens may be exchanged for a role: of pipelines, clusters, other clouds. */
export default defineCollector({
  kind: "iam-oidc-provider",
  label: "OpenID Connect identity providers",
  scope: "global",
  volume: "live",
  arnType: "oidc-provider",
  inEvents: { openIDConnectProviderArn: "{}" },
  isItsOwnWitness: true,
  madeBy: ["CreateOpenIDConnectProvider"],
  cloudFormation: "AWS::IAM::OIDCProvider",
  terraform: "aws_iam_openid_connect_provider",
  actions: ["iam:ListOpenIDConnectProviders", "iam:GetOpenIDConnectProvider"],
  async *collect({ iam, readEach }) {
    const { OpenIDConnectProviderList } = await iam.listOpenIDConnectProviders({});
    yield* readEach(
      OpenIDConnectProviderList,
      // Its name is the address of its tokens' issuer: token.actions.githubusercontent.com
      ({ Arn: arn = "" }) => ({ name: parseArn(arn)?.resource.replace("oidc-provider/", "") ?? "", arn }),
      async ({ Arn }) => {
        const provider = await iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: Arn });
        return { Arn, ...answering(provider, "Url") };
      },
    );
  },
});
