import type { StaticOperationSchema, StaticStructureSchema } from "@smithy/types";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import type { ClientModule } from "../shapes.ts";

/*
 * Asked by most scanners before anything else. A member account may ask which organization it is in, and nothing more;
 * so no SDK client is needed, only what each operation takes and what the one answers.
 */

const namespace = "com.amazonaws.organizations";

/** Operations and the members they need. */
const taken: Readonly<Record<string, readonly string[]>> = {
  DescribeAccount: ["AccountId"],
  DescribeOrganization: [],
  ListAccounts: [],
  ListDelegatedAdministrators: [],
  ListParents: ["ChildId"],
  ListPolicies: ["Filter"],
  ListRoots: [],
  ListTagsForResource: ["ResourceId"],
};

const fields = ["Id", "Arn", "FeatureSet", "MasterAccountArn", "MasterAccountId"];
const organization = texts("Organization", fields);
const described: StaticStructureSchema = [
  3,
  namespace,
  "DescribeOrganizationResponse",
  0,
  ["Organization"],
  [() => organization],
];

const model: ClientModule = Object.fromEntries(
  Object.entries(taken).map(([name, members]): [string, StaticOperationSchema] => {
    const input = texts(`${name}Request`, members, members.length);
    const output = name === "DescribeOrganization" ? described : texts(`${name}Response`, []);
    return [`${name}$`, [9, namespace, name, 0, () => input, () => output]];
  }),
);

function texts(name: string, members: readonly string[], required = 0): StaticStructureSchema {
  return [3, namespace, name, 0, [...members], members.map(() => 0), required];
}

/** @throws AwsError when the account is in no organization */
function organizationOf({ account }: Call) {
  if (account.organization) return account.organization;
  throw new AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
}

const describeOrganization: Operation = (_, call) => {
  const { id, managementAccount } = organizationOf(call);
  const arn = `arn:${call.account.partition}:organizations::${managementAccount}`;
  return {
    Organization: {
      Id: id,
      Arn: `${arn}:organization/${id}`,
      FeatureSet: "ALL",
      MasterAccountArn: `${arn}:account/${id}/${managementAccount}`,
      MasterAccountId: managementAccount,
    },
  };
};

/** For the management account and delegated administrators. Source: Organizations API reference of each operation. */
const othersOnly: Operation = (_, call) => {
  organizationOf(call);
  throw new AwsError("AccessDeniedException", "You don't have permissions to access this resource.");
};

export const organizations: Service = {
  name: "organizations",
  dialect: "json",
  global: true,
  protocol: jsonProtocol(model),
  operations: {
    ...Object.fromEntries(Object.keys(taken).map((name) => [name, othersOnly])),
    DescribeOrganization: describeOrganization,
  },
  invalidRequest: () =>
    new AwsError("InvalidInputException", "You provided a value that does not match the required pattern."),
  badToken: ["InvalidInputException", "You provided an invalid token."],
};
