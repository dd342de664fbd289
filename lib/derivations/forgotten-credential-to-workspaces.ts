import { fromAnywhere } from "#lib/analysis/iam/at-worst.ts";
import {
  activeCredentials,
  type Credential,
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
  const unseen = { Observed: null, Holds: null, Reason: unread ?? "Nothing was said of it." };
  const all = row ? judged(row, now) : [];
  const open = all.find(({ isForgotten, isFree }) => isForgotten && isFree);
  return [
    {
      ...of(identity),
      Fact: `Nobody has used one of its credentials for ${stale} days`,
      Expected: `each used in the last ${stale} days, or none`,
      Check: "iam-user/credentials-are-used",
      Field: "CredentialReport",
      ...(row ? forgotten(all) : unseen),
    },
    {
      ...of(identity),
      Fact: "Such a one needs no second factor",
      Expected: "no access keys, and a second factor beside the password",
      Field: "CredentialReport: mfa_active",
      ...(row ? withoutFactor(all, row) : unseen),
      // A key alone is not what the check asks about, and a device does not change it.
      ...(open?.name === "password" && { Check: "iam-user/console-has-mfa" }),
    },
  ];
}

/** Undefined: AWS did not say. */
interface Judged extends Credential {
  isForgotten: boolean | undefined;
  /** Nobody is asked for a second factor who has it. */
  isFree: boolean | undefined;
}

/** Each for itself: who signs with a key is asked for no device, whichever its owner has. Source: IAM user guide, "AWS Multi-factor authentication in IAM". */
function judged(row: Credentials, now: string): Judged[] {
  const byFactor: Readonly<Record<string, boolean>> = { true: false, false: true };
  return activeCredentials(row).map((one) => {
    const idle = daysBetween(one.used ?? one.since, now);
    const isFree = one.name === "password" ? byFactor[row.mfa_active] : true;
    return { ...one, isForgotten: idle === undefined ? undefined : idle > stale, isFree };
  });
}

function forgotten(all: readonly Judged[]): Omit<Seen, "Field"> {
  const Observed = all.map(({ name, used, since }) =>
    used ? `${name}: last used ${used}` : `${name}: not used since ${since}`,
  );
  if (all.some(({ isForgotten }) => isForgotten)) return { Observed, Holds: true };
  if (all.every(({ isForgotten }) => isForgotten === false)) return { Observed, Holds: false };
  return { Observed, Holds: null, Reason: "AWS did not say since when a credential is there." };
}

/** Asked of those that are forgotten; where none is, of all. */
function withoutFactor(all: readonly Judged[], row: Credentials): Omit<Seen, "Field"> {
  const maybe = all.filter(({ isForgotten }) => isForgotten !== false);
  const those = maybe.length > 0 ? maybe : all;
  const Observed = those.map(({ name }) => (name === "password" ? `password: mfa_active ${row.mfa_active}` : name));
  const sure = maybe.some(({ isForgotten }) => isForgotten) ? those.filter(({ isForgotten }) => isForgotten) : those;
  if (sure.some(({ isFree }) => isFree)) return { Observed, Holds: true };
  const open = those.find(({ isFree }) => isFree !== false);
  if (!open) return { Observed, Holds: false };
  const Reason =
    open.isFree === undefined
      ? "AWS did not say whether it has MFA."
      : `AWS did not say since when ${open.name} is there.`;
  return { Observed, Holds: null, Reason };
}
