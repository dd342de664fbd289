import { matches } from "#lib/readings/wildcards.ts";
import { inForce } from "./in-force.ts";
import { type Patterns, type Principal, parsePolicy, type Statement } from "./policy.ts";
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
    .flatMap((statement) => {
      const taking = denying.filter((deny) => isTakenAwayBy(statement, deny));
      const path = `${field}.${statement.path}`;
      const admit = (principal: Principal): Admission => {
        return { principal, statement, path, guards: taking.filter((deny) => coversPrincipal(deny, principal)) };
      };
      const whoIs = (principal: Principal): string | undefined => {
        const admission = admit(principal);
        if (admission.guards.some(({ conditions }) => conditions.length === 0)) return undefined;
        return outsider(admission, account, trusted);
      };
      return principalsOf(statement).flatMap((principal): Opening[] => {
        const who = whoIs(principal) ?? (principal.value === "*" ? spared(taking).map(whoIs).find(Boolean) : undefined);
        return who === undefined ? [] : [{ ...admit(principal), who }];
      });
    });
}

/** Whom a deny of everyone else leaves in, where everyone was let in. */
function spared(denying: readonly Statement[]): Principal[] {
  return denying.flatMap(({ principals }) => (principals?.inverted ? principals.listed : []));
}

/** Whether all that the one allows is, for certain, among what the other denies. */
function isTakenAwayBy({ actions, resources }: Statement, deny: Statement): boolean {
  return isWithin(lowered(actions), lowered(deny.actions)) && isWithin(resources, deny.resources);
}

/** Actions are not case-sensitive. */
function lowered({ listed, inverted }: Patterns): Patterns {
  return { listed: listed.map((one) => one.toLowerCase()), inverted };
}

function isWithin(some: Patterns | undefined, others: Patterns | undefined): boolean {
  if (!some || !others || some.inverted) return false;
  return some.listed.every((one) =>
    others.inverted
      ? others.listed.every((other) => areApart(one, other))
      : others.listed.some((other) => matches(other, one) && !(other.includes("?") && one.includes("*"))),
  );
}

/** Whether no text fits both patterns: they differ before anything is left open. */
function areApart(one: string, other: string): boolean {
  if (!/[*?]/.test(one)) return !matches(other, one);
  const [a = "", b = ""] = [one, other].map((pattern) => pattern.split(/[*?]/)[0]);
  return !a.startsWith(b) && !b.startsWith(a);
}
