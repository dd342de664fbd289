import { parseArn } from "#lib/readings/arn.ts";
import { memberOf, serviceForStranger, stranger } from "./callers.ts";
import { type Caller, metBy } from "./conditions.ts";
import { federatedOutsider } from "./federation.ts";
import { inForce } from "./in-force.ts";
import { type Condition, coversAction, coversAnyone, type Principal, parsePolicy, type Statement } from "./policy.ts";
import type { Role } from "./role-policies.ts";

/** One principal that a role's trust policy lets in, by the statement that does. */
export interface Admission {
  principal: Principal;
  statement: Statement;
  /** `AssumeRolePolicyDocument.Statement[0]`. */
  path: string;
  /** The Deny statements that shut this principal out under their conditions. */
  guards: Statement[];
}

const ways = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"] as const;

/** A scan's readings never change, and several ask the same of each. */
const judged = new WeakMap<Role, { now: string | undefined; admissions: readonly Admission[] | undefined }>();

/** Everyone the trust policy lets in, as far as it applies at the time. Undefined when it is missing or cannot be judged. */
export function admissionsOf(role: Role, now?: string): readonly Admission[] | undefined {
  const known = judged.get(role);
  if (known && known.now === now) return known.admissions;
  const admissions = admissionsAnew(role, now);
  judged.set(role, { now, admissions });
  return admissions;
}

function admissionsAnew({ AssumeRolePolicyDocument }: Role, now?: string): Admission[] | undefined {
  const parsed = parsePolicy(AssumeRolePolicyDocument);
  const statements =
    parsed && inForce(parsed, now).filter(({ actions }) => ways.some((action) => coversAction(actions, action)));
  if (!statements || statements.some(({ principals }) => !principals)) return undefined;
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) => {
      const path = `AssumeRolePolicyDocument.${statement.path}`;
      return principalsOf(statement).map((principal): Admission => {
        const way = wayOf(principal, statement);
        const guards = statements.filter((one) => one.effect === "Deny" && covers(one, principal, way));
        return { principal, statement, path, guards };
      });
    })
    .filter(({ guards }) => guards.every(({ conditions }) => conditions.length > 0));
}

/** Whom a statement is about: each by the name it has there, or everyone. */
export function principalsOf(statement: Statement): Principal[] {
  return coversAnyone(statement) ? [{ type: "*", value: "*" }] : (statement.principals?.listed ?? []);
}

/** The call by which a principal of this type takes the role. */
function wayOf({ type, value }: Principal, { actions }: Statement): string {
  const federated = value.includes(":saml-provider/") ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity";
  const usual = type === "Federated" ? federated : "sts:AssumeRole";
  return [usual, ...ways].find((action) => coversAction(actions, action)) ?? usual;
}

function covers(statement: Statement, principal: Principal, way: string): boolean {
  return coversAction(statement.actions, way) && coversPrincipal(statement, principal);
}

/** Only a deny of this very principal, of its account or of everyone concerns it for certain. */
export function coversPrincipal(statement: Statement, principal: Principal): boolean {
  const { principals } = statement;
  if (!principals) return false;
  const isListed = principals.listed.some((one) => isSame(one, principal));
  return principals.inverted ? !isListed : isListed || coversAnyone(statement);
}

function isSame(one: Principal, other: Principal): boolean {
  if (one.type !== other.type) return false;
  return one.value === other.value || (one.type === "AWS" && accountIn(one.value) === (accountIn(other.value) ?? ""));
}

/** The account, when the principal is an account as a whole: its number or its root. */
function accountIn(value: string): string | undefined {
  return /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
}

/** Whether a caller can meet what the admission asks, and is not shut out in any case. */
function lets({ statement, guards }: Admission, caller: Caller): boolean {
  const met = ({ conditions }: Statement) => metBy(conditions.map(ofTheRole), caller);
  return met(statement) !== "never" && guards.every((guard) => met(guard) !== "always");
}

/** What is acted on is the role: `${aws:ResourceAccount}` means its owner, whom no outsider is. */
function ofTheRole(condition: Condition): Condition {
  const values = condition.values.map((value) => value.replace(/\$\{aws:Resource(Account|OrgID)\}/gi, "the-owner"));
  return { ...condition, values };
}

/** SageMaker's own principals: `sagemaker.amazonaws.com`, its sub-services, in every partition. */
export function isSageMaker({ type, value }: Principal): boolean {
  return type === "Service" && /(^|\.)sagemaker[\w-]*\.([\w-]+\.)?amazonaws\.com(\.cn)?$/.test(value);
}

/** Whether SageMaker can run code as this role; undefined when the trust policy cannot be judged. */
export function sageMakerMayAssume(role: Role, now?: string): boolean | undefined {
  return admissionsOf(role, now)?.some(({ principal }) => isSageMaker(principal) || principal.value === "*");
}

/** Whether the admission is SageMaker's: it is named, or everyone is who is an AWS service. */
export function isForSageMaker({ principal, statement }: Admission): boolean {
  const named = statement.conditions.some(({ key }) => /^aws:principal(isaws)?service/.test(key));
  return isSageMaker(principal) || (principal.value === "*" && named);
}

/**
 * Whether SageMaker may assume the role only for named accounts, organizations or resources, by a condition or by a
 * deny of everything else. Without it another account's SageMaker resources could be made to use the role. Source:
 * SageMaker developer guide, "Cross-service confused deputy prevention".
 */
export function isTiedToSource(admission: Admission): boolean {
  const { value } = admission.principal;
  return !lets(admission, serviceForStranger(value === "*" ? "sagemaker.amazonaws.com" : value));
}

/** What `outsider` says of an admission that asks for nobody in particular. */
export const anyoneInAws = "anyone in AWS";
/** S3 knows accounts by ids that say nothing of their numbers. */
export const byCanonicalId = "an account known only by its canonical id";

/** Why the admission lets in someone from outside the account and those it trusts, in words; undefined when it does not. */
export function outsider(admission: Admission, account: string, trusted: readonly string[] = []): string | undefined {
  const own = [account, ...trusted];
  const { type, value } = admission.principal;
  const lacks = (caller: Caller) => lets(admission, caller);
  if (type === "Service") return undefined;
  if (type === "Federated") return federatedOutsider(value, lacks);
  if (type === "CanonicalUser") return byCanonicalId;
  if (value === "*") {
    if (lacks(stranger)) return anyoneInAws;
    const named = accountsNamed(admission).filter((theirs) => !own.includes(theirs));
    const theirs = named.find((one) => lacks(memberOf(one)));
    return theirs && `account ${theirs}`;
  }
  const theirs = /^\d{12}$/.test(value) ? value : parseArn(value)?.account;
  // Ids like AROA… stand for deleted principals: nobody can be them any more.
  if (theirs === undefined || own.includes(theirs)) return undefined;
  return lacks(memberOf(theirs)) ? `account ${theirs}` : undefined;
}

/** The accounts that conditions on the principal name, or on the router of whose account he calls. */
function accountsNamed({ statement, guards }: Admission): string[] {
  const conditions = [statement, ...guards].flatMap((one) => one.conditions);
  const others = ["kms:calleraccount", "sagemaker:sourceinferencerouterarn"];
  const namesCaller = (key: string) => key.startsWith("aws:principal") || others.includes(key);
  const values = conditions.flatMap(({ key, values }) => (namesCaller(key) ? values : []));
  return [...new Set(values.flatMap((value) => /(?:^|:)(\d{12})(?::|$)/.exec(value)?.[1] ?? []))];
}
