import { z } from "zod";
import { type Opening, openingsIn } from "#lib/analysis/iam/resource-policy.ts";
import { anyoneInAws } from "#lib/analysis/iam/trust.ts";
import { withItsResource } from "#lib/analysis/repositories/policy.ts";
import type { CheckContext } from "./define.ts";
import { type Evidence, fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

interface WithPolicy {
  ResourcePolicy: string | null | undefined;
  /** What AWS calls it, where it is called otherwise. */
  field?: string;
  /** Its statements name no resource, and mean the one that it stands on. */
  meansItsOwn?: boolean;
}

const fieldOf = ({ field = "ResourcePolicy" }: WithPolicy) => field;

export const trustedAccounts = z
  .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
  .default([])
  .describe("accounts that are no outsiders, a list of account numbers in quotes");

/** The openings for everyone, whoever that is. */
export function publicOpenings(resource: WithPolicy, { identity, now }: CheckContext): Opening[] | undefined {
  const openings = openingsIn(documentOf(resource), { account: identity.account, field: fieldOf(resource), now });
  return openings?.filter(({ who }) => who === anyoneInAws);
}

/** The openings for those who are named, and whom nobody said to trust. */
export function namedOpenings(
  resource: WithPolicy,
  { identity, now }: CheckContext,
  trusted: readonly string[],
): Opening[] | undefined {
  const asked = { account: identity.account, field: fieldOf(resource), now, trusted };
  const openings = openingsIn(documentOf(resource), asked);
  return openings?.filter(({ who }) => who !== anyoneInAws);
}

/** Passes when the policy of a resource lets in nobody unnamed; `when` names a field that every answer has. */
export function policyIsNotPublic<R extends WithPolicy>(
  resource: R,
  when: keyof R & string,
  context: CheckContext,
): Verdict {
  if (!resource[when]) return unknown(`AWS returned no ${when}, so the answer is not complete.`);
  const expected = "no statement for everyone in AWS";
  return judged(resource, publicOpenings(resource, context), expected) ?? pass(whole(resource, expected));
}

/** Passes when the policy of a resource lets in no account but this one and those that are trusted. */
export function policyNamesNoOutsiders<R extends WithPolicy>(
  resource: R,
  when: keyof R & string,
  context: CheckContext,
  trusted: readonly string[],
): Verdict {
  if (!resource[when]) return unknown(`AWS returned no ${when}, so the answer is not complete.`);
  const expected = `nobody but ${[`account ${context.identity.account}`, ...trusted].join(", ")}, or an organization of yours`;
  const verdict = judged(resource, namedOpenings(resource, context, trusted), expected);
  if (verdict) return verdict;
  if (publicOpenings(resource, context)?.length) {
    return notApplicable("The policy lets in everyone, whom it need not name: another check fails for that.");
  }
  return pass(whole(resource, expected));
}

function documentOf({ ResourcePolicy, meansItsOwn }: WithPolicy): string | null | undefined {
  return meansItsOwn ? withItsResource(ResourcePolicy) : ResourcePolicy;
}

function judged(resource: WithPolicy, openings: Opening[] | undefined, expected: string): Verdict | undefined {
  const { ResourcePolicy } = resource;
  if (ResourcePolicy === undefined) return unknown("AWS's answer says nothing of a policy.");
  if (ResourcePolicy === null) return pass({ path: fieldOf(resource), observed: null, expected });
  if (!openings) return unknown("The policy cannot be understood.");
  if (openings.length === 0) return undefined;
  return fail(
    ...openings.map(
      ({ path, who, statement }): Evidence => ({
        path,
        observed: `${who} may ${statement.actions.inverted ? "do all but " : ""}${statement.actions.listed.join(", ")}`,
        expected,
      }),
    ),
  );
}

function whole(resource: WithPolicy, expected: string): Evidence {
  return { path: fieldOf(resource), observed: resource.ResourcePolicy, expected };
}
