import { z } from "zod";
import { type Opening, openingsIn } from "#lib/analysis/iam/resource-policy.ts";
import { anyoneInAws } from "#lib/analysis/iam/trust.ts";
import type { CheckContext } from "./define.ts";
import { type Evidence, fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

interface WithPolicy {
  ResourcePolicy: string | null | undefined;
  /** What AWS calls the field that holds it. */
  field?: string;
}

export const trustedAccounts = z
  .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
  .default([])
  .describe("accounts that are no outsiders, a list of account numbers in quotes");

/** The openings for everyone, whoever that is. */
export function publicOpenings(
  { ResourcePolicy, field = "ResourcePolicy" }: WithPolicy,
  { identity, now }: CheckContext,
): Opening[] | undefined {
  const openings = openingsIn(ResourcePolicy, { account: identity.account, field, now });
  return openings?.filter(({ who }) => who === anyoneInAws);
}

/** The openings for those who are named, and whom nobody said to trust. */
export function namedOpenings(
  { ResourcePolicy, field = "ResourcePolicy" }: WithPolicy,
  { identity, now }: CheckContext,
  trusted: readonly string[],
): Opening[] | undefined {
  const openings = openingsIn(ResourcePolicy, { account: identity.account, field, now, trusted });
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

function judged(
  { ResourcePolicy, field = "ResourcePolicy" }: WithPolicy,
  openings: Opening[] | undefined,
  expected: string,
): Verdict | undefined {
  if (ResourcePolicy === undefined) return unknown("AWS's answer says nothing of a policy.");
  if (ResourcePolicy === null) return pass({ path: field, observed: null, expected });
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

function whole({ ResourcePolicy, field = "ResourcePolicy" }: WithPolicy, expected: string): Evidence {
  return { path: field, observed: ResourcePolicy, expected };
}
