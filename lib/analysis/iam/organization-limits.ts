import type { Inventory } from "#lib/inventory/inventory.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import type { State } from "./conditions.ts";
import type { Document } from "./evaluation.ts";
import { inForce } from "./in-force.ts";
import { parsePolicy } from "./policy.ts";

/** What an organization takes away for certain, and what it may take away besides. */
export interface OrganizationLimits {
  /** Service control policies of the root, and of the account: each level has to allow. */
  service: readonly (readonly Document[])[];
  resourceControl: readonly Document[];
  /** Policies that may take away more, and why that is not known, as sentences. */
  besides: string[];
  /** What is true of everyone and everything in the account, by condition key. */
  brings: Readonly<Record<string, readonly State[]>>;
}

/**
 * The policies that are attached to the root or to the account. Of an organizational unit it is not read whether the account is in it.
 * Those of the management account are never limited. Source: Organizations user guide, "Service control policies", "Resource control
 * policies".
 */
export function organizationLimits(inventory: Inventory, account: string, now: string): OrganizationLimits {
  const none: OrganizationLimits = { service: [], resourceControl: [], besides: [], brings: {} };
  const blind = inventory.unreadOf("organization", "global");
  const [organization] = inventory.all("organization");
  if (blind && !organization) return { ...none, besides: [`The organization could not be read: ${whyUnread(blind)}.`] };
  if (!organization) return { ...none, brings: { "aws:principalorgid": ["absent"], "aws:resourceorgid": ["absent"] } };
  const { Id = "", MasterAccountId } = organization.resource;
  const brings = { "aws:principalorgid": [[Id]], "aws:resourceorgid": [[Id]] };
  if (MasterAccountId === account) return { ...none, brings };
  const unread = inventory.unreadOf("organization-policy", "global");
  const besides = unread ? [`Policies of the organization could not be read: ${whyUnread(unread)}.`] : [];
  const levels: Record<"ROOT" | "ACCOUNT", Document[]> = { ROOT: [], ACCOUNT: [] };
  const resourceControl: Document[] = [];
  let isWhole = !unread;
  for (const { identity, resource } of inventory.all("organization-policy")) {
    const whole = inventory.get("organization-policy", identity.arn, "global", "Targets");
    const targets = whole.found ? whole.resource.Targets : undefined;
    const statements = parsePolicy(resource.Content);
    if (!targets || !statements) {
      besides.push(`Where ${identity.name} is attached, or what it says, could not be read.`);
      isWhole = false;
      continue;
    }
    const document = inForce(statements, now);
    const here = targets.flatMap(({ Type, TargetId }) => {
      if (Type === "ROOT") return ["ROOT" as const];
      return Type === "ACCOUNT" && TargetId === account ? ["ACCOUNT" as const] : [];
    });
    const isOpen = document.every(({ effect }) => effect === "Allow");
    if (!isOpen && here.length === 0 && targets.some(({ Type }) => Type === "ORGANIZATIONAL_UNIT")) {
      besides.push(`${identity.name} is attached to units of the organization, which the account may be in.`);
    }
    if (resource.Type === "SERVICE_CONTROL_POLICY") for (const level of here) levels[level].push(document);
    else if (here.length > 0 && !isOpen) resourceControl.push(document);
  }
  const given = [levels.ROOT, levels.ACCOUNT].filter((level) => level.length > 0);
  // What one level allows is known when all that is attached there is; what it denies is denied anyway.
  const service = isWhole ? given : given.map((level) => [...level, everything]);
  return { service, resourceControl, besides, brings };
}

/** Whether an account is the management account, which policies of its organization do not bind; undefined where that could not be read. */
export function isManagementAccount(inventory: Inventory, account: string): boolean | undefined {
  const [organization] = inventory.all("organization");
  if (!organization && inventory.unreadOf("organization", "global")) return undefined;
  return organization?.resource.MasterAccountId === account;
}

const everything: Document = [
  {
    path: "Statement[0]",
    effect: "Allow",
    actions: { listed: ["*"], inverted: false },
    resources: { listed: ["*"], inverted: false },
    conditions: [],
  },
];

/** The services whose resources are limited by resource control policies. As of 2026-11, from the Organizations user guide. */
export const underResourceControl =
  /^(s3|sts|kms|sqs|secretsmanager|ecr|cognito-identity|cognito-idp|logs|dynamodb|aoss):/i;
