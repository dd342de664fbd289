import { fromAnywhere } from "#lib/analysis/iam/at-worst.ts";
import {
  activeCredentials,
  activeKeys,
  type Credentials,
  credentialsOf,
  daysBetween,
} from "#lib/analysis/iam/credentials.ts";
import { userHolder } from "#lib/analysis/iam/holder.ts";
import { mayOneOf } from "#lib/analysis/iam/powers.ts";
import { openingAnything, openings } from "#lib/analysis/iam/sagemaker-powers.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { type Around, of, pathFamily, type Seen } from "./path.ts";

/** Days without use after which a credential counts as forgotten. Source: Security Hub, IAM.8. */
const stale = 90;

/** A password or key that nobody misses opens everybody's notebooks and Studio, with their files and roles, from anywhere. */
export default pathFamily({
  kind: "identity-path",
  family: "to-workspaces",
  from: ["iam-user", "iam-group", "iam-account"],
  says: {
    Path: "From a forgotten password or key to anybody's notebook or Studio",
    From: "whoever has an old password or key",
    To: "anybody's notebook or Studio, with its role",
  },
  stepsOver(user, identity, around) {
    const may = opens(user, identity, around);
    return may.Holds === false ? undefined : [...credentialSteps(user, identity, around), may];
  },
});

function opens(user: ResourceOf<"iam-user">, identity: Identity, { inventory, now }: Around): AttackStep {
  const step = {
    ...of(identity),
    Fact: "It may open anybody's notebook or Studio from anywhere",
    Expected: "workspaces by name, or calls from your networks alone",
    Check: "iam-user/opens-no-workspace-from-anywhere",
    Field: "Policies",
    Use: { Events: Object.keys(openings).map((action) => action.replace(/^sagemaker:/, "")), By: identity.arn },
  };
  const { holder, unread } = userHolder(user, inventory, now);
  if (!holder) return { ...step, Observed: null, Holds: null, Reason: unread };
  const may = mayOneOf(holder, openingAnything(holder), fromAnywhere);
  if (may.answer === "unknown") return { ...step, Observed: null, Holds: null, Reason: may.reason };
  if (may.answer === "no") return { ...step, Observed: null, Holds: false };
  return { ...step, Observed: may.by.map(({ words }) => words), Holds: true };
}

function credentialSteps(user: ResourceOf<"iam-user">, identity: Identity, { inventory, now }: Around): AttackStep[] {
  const { row, unread } = credentialsOf(user.Arn, identity.account, inventory);
  const seen = (of: (row: Credentials) => Omit<Seen, "Field">): Omit<Seen, "Field"> =>
    row ? of(row) : { Observed: null, Holds: null, Reason: unread };
  return [
    {
      ...of(identity),
      Fact: `Nobody has used one of its credentials for ${stale} days`,
      Expected: `each used in the last ${stale} days, or none`,
      Check: "iam-user/credentials-are-used",
      Field: "CredentialReport",
      ...seen((one) => forgotten(one, now)),
    },
    {
      ...of(identity),
      Fact: "It needs no second factor",
      Expected: "a second factor for each",
      Field: "CredentialReport: mfa_active",
      ...seen(withoutFactor),
      // A key alone is not what the check asks about.
      ...(row?.password_enabled === "true" && { Check: "iam-user/console-has-mfa" }),
    },
  ];
}

function forgotten(row: Credentials, now: string): Omit<Seen, "Field"> {
  const all = activeCredentials(row).map((one) => ({ ...one, idle: daysBetween(one.used ?? one.since, now) }));
  const Observed = all.map(({ name, used, since }) =>
    used ? `${name}: last used ${used}` : `${name}: not used since ${since}`,
  );
  if (all.some(({ idle }) => idle !== undefined && idle > stale)) return { Observed, Holds: true };
  if (all.every(({ idle }) => idle !== undefined)) return { Observed, Holds: false };
  return { Observed, Holds: null, Reason: "AWS did not say since when a credential is there." };
}

function withoutFactor(row: Credentials): Omit<Seen, "Field"> {
  const Observed = row.mfa_active;
  if (row.mfa_active === "true") return { Observed, Holds: false };
  if (row.mfa_active !== "false") return { Observed, Holds: null, Reason: "AWS did not say whether it has MFA." };
  return { Observed, Holds: row.password_enabled === "true" || activeKeys(row).length > 0 };
}
