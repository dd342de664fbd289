import { account, search } from "./common.ts";
import { defineList, type FilterOf, flag, many, text } from "./define.ts";

/** What somebody may do, surely or under conditions. */
export const powers = [
  "administrate",
  "become-administrator",
  "assume-roles",
  "pass-roles",
  "open-workspaces",
  "read-data",
  "read-secrets",
  "change-sagemaker",
  "not-known",
] as const;
export type Power = (typeof powers)[number];

export const accessList = defineList({
  name: "access",
  filters: {
    account,
    type: many("Type", ["role", "service-linked", "user"]),
    may: many("May", powers),
    /** Whom a role's trust lets in. */
    lets: many("Lets in", ["services", "accounts", "federated", "outside", "unread"]),
    mfa: many("MFA", ["yes", "no", "unknown"]),
    unused: flag("Has rights it never used"),
    /** ARN of a resource that it reaches. */
    on: text("Reaches", 2048),
    /** Text in a name or ARN. */
    q: search,
  },
  sorts: ["used", "worst", "name"],
});

export type AccessFilter = FilterOf<typeof accessList>;
