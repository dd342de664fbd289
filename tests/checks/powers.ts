import { allow, attached, policy, role, type Statements } from "#tests/analysis/iam/roles.ts";
import { account, inventoryOf, reading, unread } from "#tests/support/test-check.ts";

/** What a power is in statements: each of these gives it, or does not. */
interface Powers {
  given: Record<string, Statements>;
  kept: Record<string, Statements>;
  /** It hangs on something that nobody can choose. */
  open: Statements;
}

const users = { UserName: "ada", Arn: `arn:aws:iam::${account}:user/ada`, GroupList: [] as string[] };
const none = { AttachedManagedPolicies: [], ManagedPolicies: [] };
const inline = (statements: Statements) => [{ PolicyName: "own", PolicyDocument: policy(statements) }];
const group = (statements: Statements) =>
  reading(
    "iam-group",
    "team",
    { GroupName: "team", ...none, GroupPolicyList: inline(statements) },
    { region: "global" },
  );

const mapped = <T>(statements: Record<string, Statements>, make: (one: Statements) => T) =>
  Object.fromEntries(Object.entries(statements).map(([name, one]) => [name, { resource: make(one) }]));

export function rolePowerCases({ given, kept, open }: Powers) {
  const own = (statements: Statements) => role({ inline: statements });
  const [any = {}] = Object.values(given);
  return {
    pass: {
      ...mapped(kept, own),
      "its boundary leaves none of it": { resource: role({ inline: any, boundary: allow("s3:*") }) },
    },
    fail: {
      ...mapped(given, own),
      "by a managed policy": { resource: role({ managed: [attached("own", any)] }) },
    },
    notApplicable: { "AWS writes its policies": { resource: role({ inline: any }, { Path: "/aws-service-role/x/" }) } },
    unknown: {
      "it hangs on what only a request shows": { resource: own(open) },
      "a policy was not read": { resource: role({ managed: [attached("gone")] }) },
      "its boundary was not read": { resource: role({ inline: any, boundary: "unread" }) },
      "the answer is not complete": { resource: {} },
    },
  };
}

export function userPowerCases({ given, kept, open }: Powers) {
  const own = (statements: Statements) => ({ ...users, ...none, UserPolicyList: inline(statements) });
  const [any = {}] = Object.values(given);
  const [harmless = {}] = Object.values(kept);
  const member = { ...users, ...none, GroupList: ["team"] };
  return {
    pass: {
      ...mapped(kept, own),
      "nothing of its own": { resource: { ...users, ...none } },
      "nor of its group": { resource: member, inventory: inventoryOf([group(harmless)]) },
    },
    fail: {
      ...mapped(given, own),
      "by its group": { resource: member, inventory: inventoryOf([group(any)]) },
      "with a second factor": {
        resource: own([any].flat().map((one) => ({ ...one, Condition: withMfa(one) }))),
      },
    },
    unknown: {
      "it hangs on what only a request shows": { resource: own(open) },
      "a policy was not read": {
        resource: { ...users, AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/X", PolicyName: "X" }] },
      },
      "its group was not read": {
        resource: member,
        inventory: inventoryOf([unread("iam-group", "team", { region: "global" })]),
      },
      "the answer is not complete": { resource: { Arn: users.Arn } },
    },
  };
}

function withMfa(statement: object) {
  const { Condition = {} } = statement as { Condition?: object };
  return { ...Condition, Bool: { "aws:MultiFactorAuthPresent": "true" } };
}

export function policyPowerCases({ given, kept, open }: Powers) {
  const own = (statements: Statements) => ({
    Arn: `arn:aws:iam::${account}:policy/subject-name`,
    PolicyName: "subject-name",
    AttachmentCount: 1,
    Document: policy(statements),
  });
  const [any = {}] = Object.values(given);
  return {
    pass: mapped(kept, own),
    fail: mapped(given, own),
    notApplicable: { "nobody has it": { resource: { ...own(any), AttachmentCount: 0 } } },
    unknown: {
      "it hangs on what only a request shows": { resource: own(open) },
      "its document was not read": { resource: { ...own(any), Document: undefined } },
      "AWS did not say whether anybody has it": { resource: { ...own(any), AttachmentCount: undefined } },
    },
  };
}
