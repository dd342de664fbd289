import type {
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse,
  GetRoleRequest,
  GetRoleResponse,
  GroupDetail,
  ListRolesRequest,
  ListRolesResponse,
  ManagedPolicyDetail,
  Role,
  RoleDetail,
  UserDetail,
} from "@aws-sdk/client-iam";
import * as client from "@aws-sdk/client-iam";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { queryProtocol } from "../protocols/query.ts";
import { iamWrites } from "../writes/iam.ts";
import { iamReads, more, standardPage } from "./iam-reads.ts";

type Detail =
  | { list: "UserDetailList"; filter: string; item: UserDetail }
  | { list: "GroupDetailList"; filter: string; item: GroupDetail }
  | { list: "RoleDetailList"; filter: string; item: RoleDetail }
  | { list: "Policies"; filter: string; item: ManagedPolicyDetail };

const getAccountAuthorizationDetails: Operation<
  GetAccountAuthorizationDetailsRequest,
  GetAccountAuthorizationDetailsResponse
> = ({ Filter = [], Marker, MaxItems }, call) => {
  const wanted = detailsOf(call).filter(({ filter }) => Filter.length === 0 || (Filter as string[]).includes(filter));
  const page = call.page(wanted, { token: Marker, size: MaxItems ?? standardPage });
  const answer: GetAccountAuthorizationDetailsResponse = {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
    ...more(page.next),
  };
  for (const { list, item } of page.items) (answer[list] as object[]).push(withEncodedDocuments(item));
  return answer;
};

/** Everything, in the order IAM gives it: one stream that pages cut anywhere. */
function detailsOf({ account: { iam } }: Call): Detail[] {
  return [
    ...iam.users.map((item): Detail => ({ list: "UserDetailList", filter: "User", item })),
    ...iam.groups.map((item): Detail => ({ list: "GroupDetailList", filter: "Group", item })),
    ...iam.roles.map((item): Detail => ({ list: "RoleDetailList", filter: "Role", item })),
    ...iam.policies.map((item): Detail => {
      const owner = /^arn:[\w-]+:iam::aws:/.test(item.Arn ?? "") ? "AWSManagedPolicy" : "LocalManagedPolicy";
      return { list: "Policies", filter: owner, item };
    }),
  ];
}

const documentFields = new Set(["AssumeRolePolicyDocument", "PolicyDocument", "Document"]);

/** The account holds policy documents as JSON text; IAM sends every one URL-encoded by RFC 3986. */
function withEncodedDocuments<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withEncodedDocuments) as T;
  if (value === null || typeof value !== "object" || value instanceof Date || value instanceof Uint8Array) return value;
  const entries = Object.entries(value).map(([name, child]) => [
    name,
    documentFields.has(name) && typeof child === "string" ? encodeDocument(child) : withEncodedDocuments(child),
  ]);
  return Object.fromEntries(entries) as T;
}

function encodeDocument(text: string): string {
  const encoded = encodeURIComponent(text.toWellFormed());
  return encoded.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

const getRole: Operation<GetRoleRequest, GetRoleResponse> = ({ RoleName }, { account, gone }) => {
  const role = gone ? undefined : account.iam.roles.find((candidate) => candidate.RoleName === RoleName);
  if (!role) throw new AwsError("NoSuchEntity", `The role with name ${RoleName} cannot be found.`, 404);
  return { Role: { ...listedRole(role), ...given(role, ["Tags", "PermissionsBoundary", "RoleLastUsed"]) } };
};

const listRoles: Operation<ListRolesRequest, ListRolesResponse> = ({ PathPrefix = "/", Marker, MaxItems }, call) => {
  const roles = call.account.iam.roles.filter(({ Path = "/" }) => Path.startsWith(PathPrefix));
  const page = call.page(roles, { token: Marker, size: MaxItems ?? standardPage });
  return { Roles: page.items.map(listedRole), ...more(page.next) };
};

/** Tags, boundary and last use come only with GetRole. Source: IAM API reference, ListRoles. */
function listedRole(role: RoleDetail): Role {
  const { Path = "/", RoleName, RoleId, Arn, CreateDate, AssumeRolePolicyDocument } = role;
  const MaxSessionDuration = (role as { MaxSessionDuration?: number }).MaxSessionDuration ?? 3600;
  return withEncodedDocuments({
    Path,
    RoleName,
    RoleId,
    Arn,
    CreateDate,
    AssumeRolePolicyDocument,
    MaxSessionDuration,
  });
}

function given(role: RoleDetail, names: readonly (keyof RoleDetail & keyof Role)[]): Partial<Role> {
  return Object.fromEntries(names.flatMap((name) => (role[name] === undefined ? [] : [[name, role[name]]])));
}

/** Every document the details hold leaves encoded. */
function encoded(operation: Operation): Operation {
  return (input, call) => withEncodedDocuments(operation(input, call));
}

const reads = Object.fromEntries(Object.entries(iamReads).map(([name, operation]) => [name, encoded(operation)]));

export const iam: Service = {
  name: "iam",
  dialect: "query",
  global: true,
  protocol: queryProtocol(client, { flavour: "query", xmlns: "https://iam.amazonaws.com/doc/2010-05-08/" }),
  operations: {
    ...reads,
    GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
    GetRole: getRole,
    ListRoles: listRoles,
    ...iamWrites,
  },
  badToken: ["ValidationError", "Invalid Marker."],
  deniedResource(operation, input) {
    const { RoleName } = input as GetRoleRequest;
    return operation === "GetRole" ? `role ${RoleName}` : "*";
  },
};
