import { defineCollector } from "../define.ts";
import { given } from "../given.ts";

/** The account is in none. Source: Organizations API reference, errors of each operation. */
export const notInUse = ["AWSOrganizationsNotInUseException"];

/** The organization that the account is in. One that is in none has none: nothing there has an ARN, and its list was read. */
export default defineCollector({
  kind: "organization",
  label: "Organizations",
  scope: "global",
  volume: "live",
  cloudFormation: "AWS::Organizations::Organization",
  terraform: "aws_organizations_organization",
  actions: ["organizations:DescribeOrganization"],
  async *collect({ organizations, orNone, readListed }) {
    const answer = await orNone(() => organizations.describeOrganization({}), notInUse);
    if (answer === null) return;
    yield* readListed([given(answer, "Organization")], ({ Id: name = "", Arn: arn = "" }) => ({ name, arn }));
  },
  // The management account's ARN is no resource of this one.
  follows: () => undefined,
});
