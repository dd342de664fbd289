import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { documentOf, listOf } from "./documents.ts";
import { setsVersion, versionCalls } from "./policies-set-by.ts";

/** The customer's own policies, with the document that is in force: earlier versions grant nothing. */
export default defineCollector({
  kind: "iam-policy",
  label: "IAM policies",
  scope: "global",
  volume: "live",
  arnType: "policy",
  inEvents: { policyArn: "{}" },
  madeBy: ["CreatePolicy"],
  setBy: {
    Document: { calls: ["CreatePolicy", ...versionCalls], where: (request) => setsVersion(request) },
    Tags: { calls: ["TagPolicy", "UntagPolicy"] },
  },
  cloudFormation: "AWS::IAM::ManagedPolicy",
  terraform: "aws_iam_policy",
  console: "iam/home?region={region}#/policies[/details/{name}]",
  inRequests: { Filter: ["LocalManagedPolicy"] },
  actions: ["iam:GetAccountAuthorizationDetails"],
  // A document names many a thing that SageMaker has nothing to do with.
  follows: () => undefined,
  async *collect({ iam, readListed }) {
    const Filter = ["LocalManagedPolicy" as const];
    for await (const page of pages(iam.getAccountAuthorizationDetails, { Filter, MaxItems: 1000 })) {
      yield* readListed(
        listOf(page.Policies, "Policies").map((policy) => {
          const { PolicyVersionList: _versions, ...rest } = policy;
          const Document = documentOf(policy);
          return { ...rest, ...(Document !== undefined && { Document }) };
        }),
        ({ PolicyName: name = "", Arn: arn = "" }) => ({ name, arn }),
      );
    }
  },
});
