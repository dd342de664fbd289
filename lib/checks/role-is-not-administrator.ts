import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { CheckContext } from "./define.ts";
import { type Evidence, fail, pass, unknown, unknownLookup, type Verdict } from "./verdicts.ts";

/** A role that a resource works as, and the field that names it. */
export interface NamedRole {
  path: string;
  arn: string;
}

/**
 * Fails when one of the roles is administrator in effect; else unknown when one could not be judged. Policies of
 * another account's role cannot be read from here.
 */
export function rolesAreNotAdministrators(roles: readonly NamedRole[], context: CheckContext): Verdict {
  const verdicts = roles.map((role) => roleVerdict(role, context));
  const failed = verdicts.find(({ status }) => status === "fail");
  const unread = verdicts.find(({ status }) => status === "unknown");
  return failed ?? unread ?? pass(...verdicts.flatMap((verdict) => ("evidence" in verdict ? verdict.evidence : [])));
}

function roleVerdict({ path, arn }: NamedRole, { identity, inventory, now }: CheckContext): Verdict {
  const owner = parseArn(arn)?.account;
  if (owner === undefined) return unknown(`${path} is not the ARN of a role.`);
  if (owner !== identity.account)
    return unknown(`${path}: the role belongs to account ${owner}, whose policies were not read.`);
  const lookup = inventory.get("iam-role", arn, "global");
  if (!lookup.found) return unknownLookup(lookup, `The role ${arn}`);
  const administrator = isAdministrator(lookup.resource, now);
  if (administrator.answer === "unknown") return unknown(`${path}: ${administrator.reason}`);
  const named: Evidence = { path, observed: arn, expected: "a role that is not administrator" };
  const seen = administrator.evidence.map((one) => ({ ...one, path: `${lookup.identity.name}: ${one.path}` }));
  return administrator.answer ? fail(named, ...seen) : pass(named, ...seen);
}
