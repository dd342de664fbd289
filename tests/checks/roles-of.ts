import { allow, attached, role } from "#tests/analysis/iam/roles.ts";
import { account, inventoryOf, reading, unread } from "#tests/support/test-check.ts";

const arnOf = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const global = (name: string) => ({ region: "global", arn: arnOf(name) });

/** Roles for the checks of what works as them, and their ARNs. */
export const arns = {
  plain: arnOf("plain"),
  admin: arnOf("admin"),
  halfRead: arnOf("half-read"),
  unread: arnOf("unread"),
  absent: arnOf("absent"),
  foreign: "arn:aws:iam::611111111116:role/admin",
};

const readings = [
  reading("iam-role", "plain", role({ inline: allow("s3:GetObject") }, { Arn: arns.plain }), global("plain")),
  reading("iam-role", "admin", role({ managed: [attached("all", allow("*"))] }, { Arn: arns.admin }), global("admin")),
  reading("iam-role", "half-read", role({ managed: [attached("gone")] }, { Arn: arns.halfRead }), global("half-read")),
  unread("iam-role", "unread", global("unread")),
];

export const inventory = inventoryOf(readings);
export const blindInventory = inventoryOf([], ["iam-role"]);
