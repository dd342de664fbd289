import type {
  DescribeInstanceRequest,
  DescribeInstanceResponse,
  DescribePermissionSetRequest,
  DescribePermissionSetResponse,
  GetInlinePolicyForPermissionSetRequest,
  GetInlinePolicyForPermissionSetResponse,
  GetPermissionsBoundaryForPermissionSetRequest,
  GetPermissionsBoundaryForPermissionSetResponse,
  ListAccountAssignmentsRequest,
  ListAccountAssignmentsResponse,
  ListCustomerManagedPolicyReferencesInPermissionSetRequest,
  ListCustomerManagedPolicyReferencesInPermissionSetResponse,
  ListInstancesRequest,
  ListInstancesResponse,
  ListManagedPoliciesInPermissionSetRequest,
  ListManagedPoliciesInPermissionSetResponse,
  ListPermissionSetsProvisionedToAccountRequest,
  ListPermissionSetsProvisionedToAccountResponse,
} from "@aws-sdk/client-sso-admin";
import * as client from "@aws-sdk/client-sso-admin";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { instances, permissionSets, type SimulatedInstance, type SimulatedPermissionSet } from "../shelves/sso.ts";
import { given, listOf, oneOf } from "./shelved.ts";

type OfInstance = { InstanceArn: string | undefined };
type OfSet = OfInstance & { PermissionSetArn: string | undefined };

const isNamed = (one: SimulatedInstance, { InstanceArn }: OfInstance) => one.InstanceArn === InstanceArn;

/** Every account of an organization sees that there is an instance; what it holds is for those who administer it. */
function forAdministrators<I extends OfInstance, O extends object>(operation: Operation<I, O>): Operation<I, O> {
  return (input, call) => {
    const instance = instances.on(call.region).find((one) => isNamed(one, input));
    if (instance && !instance.administered) throw call.denied(input.InstanceArn);
    return operation(input, call);
  };
}

/** What asks about one permission set. */
function ofSet<I extends OfSet, O extends object>(
  answer: (set: SimulatedPermissionSet, input: I, call: Call) => O,
): Operation<I, O> {
  const one = oneOf<SimulatedPermissionSet, I, O>(permissionSets, {
    is: ({ PermissionSetArn }, input) => PermissionSetArn === input.PermissionSetArn,
    missing: () => new AwsError("ResourceNotFoundException", "PermissionSet does not exist."),
    answer,
  });
  return forAdministrators(one);
}

const listInstances = listOf<SimulatedInstance, ListInstancesRequest, ListInstancesResponse>(instances, {
  items: "Instances",
  token: ["NextToken", "NextToken"],
  size: ["MaxResults", 100],
  shown: ({ administered: _a, permissionSetsEnabled: _b, ...instance }) => instance,
});

const describeInstance = oneOf<SimulatedInstance, DescribeInstanceRequest, DescribeInstanceResponse>(instances, {
  is: isNamed,
  missing: () => new AwsError("ResourceNotFoundException", "Instance does not exist."),
  answer: ({ administered: _, permissionSetsEnabled, ...instance }) => ({
    ...instance,
    PermissionSetsEnabled: permissionSetsEnabled,
  }),
});

const listProvisioned = listOf<
  SimulatedPermissionSet,
  ListPermissionSetsProvisionedToAccountRequest,
  ListPermissionSetsProvisionedToAccountResponse
>(permissionSets, {
  items: "PermissionSets",
  token: ["NextToken", "NextToken"],
  size: ["MaxResults", 100],
  matches: ({ PermissionSetArn }, { InstanceArn = "" }) =>
    PermissionSetArn.startsWith(`${InstanceArn.replace(":instance/", ":permissionSet/")}/`),
  shown: ({ PermissionSetArn }) => PermissionSetArn,
});

const describePermissionSet = ofSet<DescribePermissionSetRequest, DescribePermissionSetResponse>((set) => {
  const {
    inlinePolicy: _i,
    managedPolicies: _m,
    customerManagedPolicies: _c,
    permissionsBoundary: _b,
    assignedTo: _a,
    ...shown
  } = set;
  return { PermissionSet: shown };
});

const getInlinePolicy = ofSet<GetInlinePolicyForPermissionSetRequest, GetInlinePolicyForPermissionSetResponse>(
  ({ inlinePolicy = "" }) => ({ InlinePolicy: inlinePolicy }),
);

const getBoundary = ofSet<
  GetPermissionsBoundaryForPermissionSetRequest,
  GetPermissionsBoundaryForPermissionSetResponse
>(({ permissionsBoundary }) => ({
  PermissionsBoundary: given(
    permissionsBoundary,
    new AwsError("ResourceNotFoundException", "PermissionsBoundary does not exist."),
  ),
}));

const listManaged = ofSet<ListManagedPoliciesInPermissionSetRequest, ListManagedPoliciesInPermissionSetResponse>(
  ({ managedPolicies = [] }, { NextToken, MaxResults = 100 }, call) => {
    const page = call.page(managedPolicies, { token: NextToken, size: MaxResults });
    return { AttachedManagedPolicies: page.items, NextToken: page.next };
  },
);

const listCustomerManaged = ofSet<
  ListCustomerManagedPolicyReferencesInPermissionSetRequest,
  ListCustomerManagedPolicyReferencesInPermissionSetResponse
>(({ customerManagedPolicies = [] }, { NextToken, MaxResults = 100 }, call) => {
  const page = call.page(customerManagedPolicies, { token: NextToken, size: MaxResults });
  return { CustomerManagedPolicyReferences: page.items, NextToken: page.next };
});

const listAssignments = ofSet<ListAccountAssignmentsRequest & OfSet, ListAccountAssignmentsResponse>(
  ({ assignedTo = [], PermissionSetArn }, { AccountId, NextToken, MaxResults = 100 }, call) => {
    const here = AccountId === call.account.id ? assignedTo : [];
    const page = call.page(here, { token: NextToken, size: MaxResults });
    return {
      AccountAssignments: page.items.map((principal) => ({ AccountId, PermissionSetArn, ...principal })),
      NextToken: page.next,
    };
  },
);

export const sso: Service = {
  name: "sso",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: {
    DescribeInstance: describeInstance,
    DescribePermissionSet: describePermissionSet,
    GetInlinePolicyForPermissionSet: getInlinePolicy,
    GetPermissionsBoundaryForPermissionSet: getBoundary,
    ListAccountAssignments: listAssignments,
    ListCustomerManagedPolicyReferencesInPermissionSet: listCustomerManaged,
    ListInstances: listInstances,
    ListManagedPoliciesInPermissionSet: listManaged,
    ListPermissionSetsProvisionedToAccount: forAdministrators(listProvisioned),
  },
  badToken: ["ValidationException", "The provided next token is invalid."],
};
