import type { ListPoliciesResponse } from "@aws-sdk/client-organizations";
import { MalformedAnswer } from "#lib/aws/failure.ts";
import { follow, whole } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { given } from "../given.ts";
import { notInUse } from "./organization.ts";

/** The most that identities and resources of member accounts may do; AWS lets the management account and delegated administrators see it. */
export default defineCollector({
  kind: "organization-policy",
  label: "Organization policies",
  scope: "global",
  volume: "live",
  arnType: "policy",
  cloudFormation: "AWS::Organizations::Policy",
  terraform: "aws_organizations_policy",
  actions: ["organizations:ListPolicies", "organizations:DescribePolicy", "organizations:ListTargetsForPolicy"],
  parts: ["Targets"],
  async *collect({ organizations, required, orNone, readEach }) {
    const MaxResults = 20;
    for (const Filter of ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"] as const) {
      const list = async (NextToken: string | undefined): Promise<ListPoliciesResponse> => {
        const input = { Filter, MaxResults, NextToken };
        const page = await orNone(() => organizations.listPolicies(input), notInUse);
        return page ?? { Policies: [] };
      };
      for await (const page of follow(list, ({ NextToken }) => NextToken)) {
        yield* readEach(
          required(page.Policies, "Policies"),
          ({ Name: name = "", Arn: arn = "" }) => ({ name, arn }),
          async ({ Id: PolicyId }, part) => {
            const { Policy } = await organizations.describePolicy({ PolicyId });
            if (!Policy?.PolicySummary) throw new MalformedAnswer("The answer has no PolicySummary.");
            return {
              ...Policy.PolicySummary,
              Content: given(Policy, "Content"),
              Targets: await part("Targets", () =>
                whole(organizations.listTargetsForPolicy, { PolicyId, MaxResults }, "Targets"),
              ),
            };
          },
        );
      }
    }
  },
  // It names what it forbids, and accounts that are not this one.
  follows: () => undefined,
});
