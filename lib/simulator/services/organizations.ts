import type {
  DescribeOrganizationResponse,
  DescribePolicyRequest,
  DescribePolicyResponse,
  ListAccountsRequest,
  ListAccountsResponse,
  ListPoliciesRequest,
  ListPoliciesResponse,
  ListTargetsForPolicyRequest,
  ListTargetsForPolicyResponse,
} from "@aws-sdk/client-organizations";
import * as client from "@aws-sdk/client-organizations";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { organizationPolicies, type SimulatedOrganizationPolicy } from "../shelves/organizations.ts";
import { listOf, oneOf } from "./shelved.ts";

/** Asked by most scanners before anything else: a member account may ask which organization it is in, and nothing more. */
const forOthers = ["DescribeAccount", "ListDelegatedAdministrators", "ListParents", "ListRoots", "ListTagsForResource"];

/** @throws AwsError when the account is in no organization */
function organizationOf({ account }: Call) {
  if (account.organization) return account.organization;
  throw new AwsError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
}

const describeOrganization: Operation<object, DescribeOrganizationResponse> = (_, call) => {
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

/** For those as well whom the management account's delegation policy lets see the policies. */
function forReaders<I, O extends object>(operation: Operation<I, O>): Operation<I, O> {
  return (input, call) => (organizationOf(call).readsPolicies ? operation : othersOnly)(input as never, call) as O;
}

/** For the management account: nobody else is told here, though a delegated administrator would be. */
const listAccounts: Operation<ListAccountsRequest, ListAccountsResponse> = (input, call) => {
  const { managementAccount, members } = organizationOf(call);
  const { id: own, partition } = call.account;
  if (managementAccount !== own) return othersOnly(input as never, call);
  const all = members ?? [{ id: own, name: own, state: "ACTIVE" as const }];
  const page = call.page(all, { token: input.NextToken, size: input.MaxResults ?? 20 });
  const arn = `arn:${partition}:organizations::${own}:account/${call.account.organization?.id}`;
  return {
    Accounts: page.items.map(({ id, name, state }) => ({ Id: id, Arn: `${arn}/${id}`, Name: name, State: state })),
    NextToken: page.next,
  };
};

const isNamed = ({ PolicySummary }: SimulatedOrganizationPolicy, { PolicyId }: { PolicyId: string | undefined }) =>
  PolicySummary.Id === PolicyId;

function noPolicy(): AwsError {
  return new AwsError("PolicyNotFoundException", "You specified a policy that doesn't exist.");
}

const listPolicies = listOf<SimulatedOrganizationPolicy, ListPoliciesRequest, ListPoliciesResponse>(
  organizationPolicies,
  {
    items: "Policies",
    token: ["NextToken", "NextToken"],
    size: ["MaxResults", 20],
    matches: ({ PolicySummary }, { Filter }) => PolicySummary.Type === Filter,
    shown: ({ PolicySummary }) => PolicySummary,
    global: true,
  },
);

const describePolicy = oneOf<SimulatedOrganizationPolicy, DescribePolicyRequest, DescribePolicyResponse>(
  organizationPolicies,
  {
    is: isNamed,
    missing: noPolicy,
    answer: ({ PolicySummary, Content }) => ({ Policy: { PolicySummary, Content } }),
    global: true,
  },
);

const listTargetsForPolicy = oneOf<
  SimulatedOrganizationPolicy,
  ListTargetsForPolicyRequest,
  ListTargetsForPolicyResponse
>(organizationPolicies, {
  is: isNamed,
  missing: noPolicy,
  answer: ({ targets }, { NextToken, MaxResults = 20 }, call) => {
    const page = call.page(targets, { token: NextToken, size: MaxResults });
    return { Targets: page.items, NextToken: page.next };
  },
  global: true,
});

export const organizations: Service = {
  name: "organizations",
  dialect: "json",
  global: true,
  protocol: jsonProtocol(client),
  operations: {
    ...Object.fromEntries(forOthers.map((name) => [name, othersOnly])),
    DescribeOrganization: describeOrganization,
    ListAccounts: listAccounts,
    DescribePolicy: forReaders(describePolicy),
    ListPolicies: forReaders(listPolicies),
    ListTargetsForPolicy: forReaders(listTargetsForPolicy),
  },
  invalidRequest: () =>
    new AwsError("InvalidInputException", "You provided a value that does not match the required pattern."),
  badToken: ["InvalidInputException", "You provided an invalid token."],
};
