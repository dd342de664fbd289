import { parseArn } from "#lib/readings/arn.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";

/** Identity providers whose people may take a role. Of the metadata only what AWS says of it is kept: keys and addresses are the provider's. */
export default defineCollector({
  kind: "iam-saml-provider",
  label: "SAML identity providers",
  scope: "global",
  volume: "live",
  arnType: "saml-provider",
  inEvents: { sAMLProviderArn: "{}" },
  isItsOwnWitness: true,
  madeBy: ["CreateSAMLProvider"],
  cloudFormation: "AWS::IAM::SAMLProvider",
  terraform: "aws_iam_saml_provider",
  actions: ["iam:ListSAMLProviders", "iam:GetSAMLProvider"],
  async *collect({ iam, readEach }) {
    const { SAMLProviderList } = await iam.listSAMLProviders({});
    yield* readEach(
      SAMLProviderList,
      ({ Arn: arn = "" }) => ({ name: parseArn(arn)?.resource.replace("saml-provider/", "") ?? "", arn }),
      async ({ Arn }) => {
        const answer = await iam.getSAMLProvider({ SAMLProviderArn: Arn });
        const { SAMLMetadataDocument: _document, ...provider } = answering(answer, "SAMLMetadataDocument");
        return { Arn, ...provider };
      },
    );
  },
});
