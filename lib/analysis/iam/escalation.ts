import { parseArn } from "#lib/readings/arn.ts";
import { borrowedRoles } from "./borrowed-roles.ts";
import { is, type State } from "./conditions.ts";
import { passedRoles, passedToSageMaker } from "./passed-roles.ts";
import type { RolePolicy } from "./role-policies.ts";

/** One permission that a way to administrator takes. */
export interface Needed {
  action: string;
  /** On any of these; undefined: on anything at all. */
  on: readonly string[] | undefined;
  /** What is put into the request, by condition key. */
  brings?: Record<string, readonly State[]>;
}

/** Who may make himself administrator. */
export interface Identified {
  type: "role" | "user";
  arn: string;
  boundaryArn: string | undefined;
}

/** A way by which a role or a user makes itself administrator. */
export interface Escalation {
  /** All are needed. The first gives the power, the rest put it to use. */
  needs: readonly [Needed, ...Needed[]];
  /** What it may then do, after "it may". */
  words: string;
  /** It changes its own permissions, which a permissions boundary still limits. */
  ownPermissions?: boolean;
  /** What it hangs on besides, and is not read: the way is possible, not certain. */
  hangsOn?: string;
}

/**
 * The ways a role or a user may make itself administrator. "Any" is asked with a name that no policy has. As of 2026-11-26, from Rhino Security Labs' "AWS IAM privilege escalation methods",
 * pathfinding.cloud and the IAM user guide.
 */
export function escalationsOf(whose: Identified, attached: readonly RolePolicy[], named: Named): Escalation[] {
  const arn = parseArn(whose.arn);
  if (!arn) return [];
  const { partition, account } = arn;
  const any: Any = (type) => [`arn:${partition}:iam::${account}:${type}/nobody-names`];
  const { others, passed, borrowed } = ofAccount(partition, account, named.regions, any);
  return [
    ...onItself(whose, partition, account, attached, any),
    ...others,
    ...named.roles.flatMap((made) => making(made, partition, any)),
    ...passed,
    ...borrowed,
  ];
}

interface OfAccount {
  others: readonly Escalation[];
  passed: readonly Escalation[];
  borrowed: readonly Escalation[];
}

/** The same for all of an account: made once for its thousands of roles. */
const made = new Map<string, OfAccount>();
const mostMade = 200;

function ofAccount(partition: string, account: string, regions: readonly string[], any: Any): OfAccount {
  const key = [partition, account, ...regions].join(" ");
  const known = made.get(key);
  if (known) return known;
  if (made.size >= mostMade) made.clear();
  const found: OfAccount = {
    others: onOthers(partition, any),
    passed: passing(any),
    borrowed: borrowing((service, name) =>
      regions.map((region) => `arn:${partition}:${service}:${region}:${account}:${name}`),
    ),
  };
  made.set(key, found);
  return found;
}

/** What its own statements name, which narrows what it can be asked about. */
export interface Named {
  regions: readonly string[];
  /** Names that fit the patterns for roles. */
  roles: readonly string[];
}

/** The ARN of something of this type that no policy names. */
type Any = (type: string) => string[];

function onItself(whose: Identified, partition: string, account: string, attached: readonly RolePolicy[], any: Any) {
  const { type, arn, boundaryArn } = whose;
  const own = [arn];
  const noun = type === "role" ? "Role" : "User";
  const brings = { "iam:permissionsboundary": [boundaryArn ? is(boundaryArn) : "absent"] as State[] };
  const rewritable = attached.flatMap(({ arn = "" }) => (parseArn(arn)?.account === account ? [arn] : []));
  const ways: Escalation[] = [
    ...attaching({ action: `iam:Attach${noun}Policy`, on: own, brings }, partition, any, "attach any policy to itself"),
    { needs: [{ action: `iam:Put${noun}Policy`, on: own, brings }], words: "write any inline policy of its own" },
  ];
  if (rewritable.length > 0) {
    const rewrite = (action: string, words: string) => ways.push({ needs: [{ action, on: rewritable }], words });
    rewrite("iam:CreatePolicyVersion", "rewrite a policy that is attached to it");
    rewrite("iam:SetDefaultPolicyVersion", "put back an older version of a policy that is attached to it");
  }
  return ways.map((way) => ({ ...way, ownPermissions: true }));
}

function onOthers(partition: string, any: Any): Escalation[] {
  // A boundary that the request must show keeps down what it is given.
  const brings = { "iam:permissionsboundary": ["absent"] as const };
  const on = (type: string, action: string, words: string): Escalation => ({
    needs: [{ action, on: any(type), brings }],
    words,
  });
  const assume: Needed = { action: "sts:AssumeRole", on: any("role") };
  const toAny = (type: string, action: string) =>
    attaching({ action, on: any(type), brings }, partition, any, `attach any policy to any ${type}`);
  const thenAssume = (way: Escalation): Escalation => ({
    needs: [...way.needs, assume],
    words: `${way.words} and assume it`,
  });
  return [
    ...toAny("user", "iam:AttachUserPolicy"),
    ...toAny("group", "iam:AttachGroupPolicy"),
    ...toAny("role", "iam:AttachRolePolicy").map(thenAssume),
    on("user", "iam:PutUserPolicy", "write any inline policy of any user"),
    on("group", "iam:PutGroupPolicy", "write any inline policy of any group"),
    thenAssume(on("role", "iam:PutRolePolicy", "write any inline policy of any role")),
    on("policy", "iam:CreatePolicyVersion", "rewrite any policy of the account"),
    on("policy", "iam:SetDefaultPolicyVersion", "put back an older version of any policy of the account"),
    on("group", "iam:AddUserToGroup", "put any user into any group"),
    on("user", "iam:CreateLoginProfile", "give any user without one a console password"),
    on("user", "iam:UpdateLoginProfile", "change the console password of any user"),
    on("user", "iam:CreateAccessKey", "make access keys for any user"),
    on("role", "iam:UpdateAssumeRolePolicy", "let itself assume any role"),
    {
      needs: [assume],
      words: "assume any role that lets it",
      hangsOn: "whether a role that is administrator lets it, which is not read",
    },
    {
      needs: [{ action: "iam:UpdateSAMLProvider", on: any("saml-provider") }],
      words: "vouch for anyone as any SAML identity provider",
      hangsOn: "whether a role that is administrator trusts one, which is not read",
    },
  ];
}

/** A role of its own making, which trusts it: names are enough, it need not be any role. */
function making(made: string, partition: string, any: Any): Escalation[] {
  const brings = { "iam:permissionsboundary": ["absent"] as const };
  const create: Needed = { action: "iam:CreateRole", on: [made], brings };
  const words = "make a role that it may assume, with any policy";
  const attach = attaching({ action: "iam:AttachRolePolicy", on: [made], brings }, partition, any, words);
  const put: Escalation = { needs: [{ action: "iam:PutRolePolicy", on: [made], brings }], words };
  return [...attach, put].map((way) => ({ ...way, needs: [...way.needs, create] }));
}

/** To be of use, attaching must be allowed for a policy of AWS that gives everything, or one of the caller's making. */
function attaching(attach: Needed, partition: string, any: Any, words: string): Escalation[] {
  const policy = (arns: readonly string[]): Needed => ({
    ...attach,
    brings: { ...attach.brings, "iam:policyarn": arns.map((arn) => is(arn)) },
  });
  const ofAws = ["AdministratorAccess", "IAMFullAccess"].map((name) => `arn:${partition}:iam::aws:policy/${name}`);
  return [
    ...ofAws.map((arn): Escalation => ({ needs: [policy([arn])], words })),
    { needs: [policy(any("policy")), { action: "iam:CreatePolicy", on: any("policy") }], words },
  ];
}

/**
 * PassRole of any role, by the service that it may be passed to. To SageMaker alone it is harmless here: the roles that
 * SageMaker may assume are each judged themselves. To another service it is not: nobody judges that service's roles.
 */
function passing(any: Any): Escalation[] {
  const pass = (services: readonly string[], starts: readonly string[], words: string): Escalation => ({
    needs: [
      { action: "iam:PassRole", on: any("role"), brings: { "iam:passedtoservice": [is(...services)] } },
      ...starts.map((action) => ({ action, on: undefined })),
    ],
    words,
  });
  return [
    ...passedRoles.flatMap(({ services, starts }) =>
      starts.map((start) => pass(services, start, `pass any role to ${services[0]} and act as that role`)),
    ),
    ...passedToSageMaker.map((start) =>
      pass(["unnamed-service.amazonaws.com"], start, "pass any role to any service and start code as that role"),
    ),
  ];
}

function borrowing(named: (service: string, name: string) => string[]): Escalation[] {
  return borrowedRoles.map(({ actions: [first, ...rest], on, words }) => ({
    needs: [
      { action: first, on: named(serviceOf(first), on.replaceAll(/NAME|ID/g, "nobody-names")) },
      ...rest.map((action) => ({ action, on: undefined })),
    ],
    words: `${words}, work as its role`,
    hangsOn: "whether one of those roles is administrator, which is not read",
  }));
}

/** The service in the ARN of what an action is about. */
function serviceOf(action: string): string {
  return (action.split(":")[0] ?? "").replace(/^ec2-instance-connect$/, "ec2");
}
