import { inForce } from "./in-force.ts";
import { coversAction, coversResource, type Patterns, parsePolicy, type Statement } from "./policy.ts";
import { type Admission, coversPrincipal, outsider, principalsOf } from "./trust.ts";

/** Somebody from outside of the account whom a resource's policy lets in. */
export interface Opening extends Admission {
  /** In words: `account 111122223333`, `anyone in AWS`. */
  who: string;
}

interface Asked {
  /** Whose the resource is. */
  account: string;
  /** The field of the resource that holds the policy. */
  field: string;
  now?: string;
  /** Accounts that are no outsiders. */
  trusted?: readonly string[];
}

/**
 * The openings in the policy of a resource, by statement and principal. A policy stands on one resource and means that one,
 * whatever it says of others. Undefined when it is missing or cannot be judged. Source: IAM user guide, "Cross-account
 * resource access in IAM".
 */
export function openingsIn(policy: unknown, { account, field, now, trusted = [] }: Asked): Opening[] | undefined {
  const parsed = parsePolicy(policy);
  if (!parsed?.every(({ principals, resources }) => principals && resources)) return undefined;
  const statements = inForce(parsed, now);
  const denying = statements.filter(({ effect }) => effect === "Deny");
  return statements
    .filter(({ effect }) => effect === "Allow")
    .flatMap((statement) =>
      principalsOf(statement).flatMap((principal): Opening[] => {
        const guards = denying.filter((deny) => coversPrincipal(deny, principal) && isTakenAwayBy(statement, deny));
        if (guards.some(({ conditions }) => conditions.length === 0)) return [];
        const admission = { principal, statement, path: `${field}.${statement.path}`, guards };
        const who = outsider(admission, account, trusted);
        return who === undefined ? [] : [{ ...admission, who }];
      }),
    );
}

/** Whether all that the one allows is among what the other denies. */
function isTakenAwayBy({ actions, resources }: Statement, deny: Statement): boolean {
  const within = (some: Patterns | undefined, covers: (one: string) => boolean) =>
    some !== undefined && !some.inverted && some.listed.every(covers);
  return (
    within(actions, (action) => coversAction(deny.actions, action)) &&
    within(resources, (one) => deny.resources !== undefined && coversResource(deny.resources, one))
  );
}
