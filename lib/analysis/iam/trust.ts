import { parseArn } from "#lib/inventory/arn.ts";
import { isLimitedBy, principalKeys } from "./conditions.ts";
import { coversAction, coversAnyone, type Principal, parsePolicy, type Statement } from "./policy.ts";
import type { Role } from "./role-policies.ts";

/** One principal that a role's trust policy lets in, by the statement that does. */
export interface Admission {
  principal: Principal;
  statement: Statement;
  /** `AssumeRolePolicyDocument.Statement[0]`. */
  path: string;
}

const ways = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];

/** Everyone the trust policy lets in. Undefined when it is missing or cannot be judged. */
export function admissionsOf({ AssumeRolePolicyDocument }: Role): Admission[] | undefined {
  const statements = parsePolicy(AssumeRolePolicyDocument)?.filter(({ actions }) =>
    ways.some((action) => coversAction(actions, action)),
  );
  if (!statements || statements.some(({ principals }) => !principals)) return undefined;
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) => {
      const path = `AssumeRolePolicyDocument.${statement.path}`;
      const principals = coversAnyone(statement) ? [{ type: "*", value: "*" }] : (statement.principals?.listed ?? []);
      return principals.map((principal) => ({ principal, statement, path }));
    })
    .filter(({ principal }) => !statements.some((statement) => isShutOut(principal, statement)));
}

/** Only a deny without conditions, of this very principal or of everyone, shuts out for certain. */
function isShutOut({ type, value }: Principal, statement: Statement): boolean {
  if (statement.effect !== "Deny" || statement.conditions.length > 0) return false;
  if (statement.principals?.inverted)
    return !statement.principals.listed.some((one) => one.type === type && one.value === value);
  return (
    coversAnyone(statement) || !!statement.principals?.listed.some((one) => one.type === type && one.value === value)
  );
}

/** SageMaker's own principals: `sagemaker.amazonaws.com`, its sub-services, in every partition. */
export function isSageMaker({ type, value }: Principal): boolean {
  return type === "Service" && /(^|\.)sagemaker[\w-]*\.([\w-]+\.)?amazonaws\.com(\.cn)?$/.test(value);
}

/** Whether SageMaker can run code as this role; undefined when the trust policy cannot be judged. */
export function sageMakerMayAssume(role: Role): boolean | undefined {
  return admissionsOf(role)?.some(({ principal }) => isSageMaker(principal) || principal.value === "*");
}

/**
 * Whether SageMaker may assume the role only for named accounts, organizations or resources. Without it another
 * account's SageMaker resources could be made to use the role. Source: SageMaker developer guide, "Cross-service
 * confused deputy prevention".
 */
export function isTiedToSource({ statement }: Admission): boolean {
  const keys = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"];
  return (
    isLimitedBy(statement, keys) &&
    statement.conditions.some(
      ({ key, values }) => keys.includes(key) && values.every((value) => /\d{12}|o-[a-z0-9]+/.test(value)),
    )
  );
}

/** Why the admission lets in someone from outside the account, in words; undefined when it does not. */
export function outsider({ principal: { type, value }, statement }: Admission, account: string): string | undefined {
  if (type === "Service") return undefined;
  if (value === "*") return isLimitedBy(statement, principalKeys) ? undefined : "anyone in AWS";
  if (type === "Federated")
    return statement.conditions.length > 0 ? undefined : "anyone the identity provider signs in";
  if (type === "CanonicalUser") return "an account known only by its canonical id";
  const theirs = /^\d{12}$/.test(value) ? value : parseArn(value)?.account;
  // Ids like AROA… stand for deleted principals: nobody can be them any more.
  if (theirs === undefined || theirs === account) return undefined;
  return isLimitedBy(statement, ["sts:externalid", ...principalKeys]) ? undefined : `account ${theirs}`;
}
