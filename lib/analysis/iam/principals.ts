import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { type Identity, whyUnread } from "#lib/readings/reading.ts";
import type { State } from "./conditions.ts";
import { type Holder, type Known, roleHolder, userHolder } from "./holder.ts";
import type { Role } from "./role-policies.ts";

/** A role or a user of the account, and what it has of policies: or why that is not known. */
export type Principal = {
  type: "role" | "user";
  identity: Identity;
  /** As it is named when it calls: a role by a session of it. */
  caller: string;
  /** What it brings to a request, by condition key (lower case). */
  brings: Readonly<Record<string, readonly State[]>>;
  role?: Role;
  user?: User;
} & ({ holder: Holder; unread?: undefined } | { holder?: undefined; unread: string });

type User = ResourceOf<"iam-user">;

/** Roles that SageMaker may assume, or that something of it names, and all users, in the order of their ARNs. */
export function principalsIn(
  inventory: Inventory,
  account: string,
  now: string,
  everyone: Principal["brings"],
): Principal[] {
  const found: Principal[] = [];
  for (const reading of inventory.every("iam-role", "global")) {
    const { identity } = reading;
    const known: Known =
      reading.status === "read"
        ? roleHolder(reading.resource, now)
        : { unread: `The role could not be read: ${whyUnread(reading.failure)}.` };
    const { partition = "aws" } = parseArn(identity.arn) ?? {};
    const caller = `arn:${partition}:sts::${account}:assumed-role/${identity.arn.split("/").at(-1)}/any`;
    const brings = { ...everyone, ...broughtBy(identity, "AssumedRole") };
    const role = reading.status === "read" ? { role: reading.resource } : {};
    found.push({ type: "role", identity, caller, brings, ...role, ...known });
  }
  for (const reading of inventory.every("iam-user", "global")) {
    const { identity } = reading;
    const known: Known =
      reading.status === "read"
        ? userHolder(reading.resource, inventory, now)
        : { unread: `The user could not be read: ${whyUnread(reading.failure)}.` };
    const user = reading.status === "read" ? { user: reading.resource } : {};
    const brings = { ...everyone, ...broughtBy(identity, "User"), ...ofUser(identity.name, user.user) };
    found.push({ type: "user", identity, caller: identity.arn, brings, ...user, ...known });
  }
  return found;
}

/** Who it is, that it calls itself, and over TLS: it may always choose to. */
function broughtBy({ arn, account }: Identity, type: string): Principal["brings"] {
  const none: readonly State[] = ["absent"];
  return {
    "aws:principalarn": [[arn]],
    "aws:principalaccount": [[account]],
    "aws:principaltype": [[type]],
    "aws:principalisawsservice": [["false"]],
    "aws:principalservicename": none,
    "aws:principalservicenameslist": none,
    "aws:sourceaccount": none,
    "aws:sourcearn": none,
    "aws:sourceorgid": none,
    "aws:sourceorgpaths": none,
    "aws:securetransport": [["true"]],
    "kms:calleraccount": [[account]],
  };
}

/** A user's tags are those of his requests; a role's may be others in each session. Whether there was a second factor, the request shows. */
function ofUser(name: string, user: User | undefined): Principal["brings"] {
  const tags = user?.Tags ?? [];
  return {
    "aws:username": [[name]],
    ...(user?.UserId && { "aws:userid": [[user.UserId]] }),
    ...Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [`aws:principaltag/${Key.toLowerCase()}`, [[Value]]])),
  };
}
