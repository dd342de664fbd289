import type { Inventory } from "#lib/inventory/inventory.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { daysBetween } from "./credentials.ts";
import type { Role } from "./role-policies.ts";

/** One service that a role's policies allow it to call, and its calls as IAM remembers them. */
export interface ServiceUse {
  service: string;
  lastUsed: string | null;
  /** Management calls that IAM keeps a record of, and those of them that were never made. Null: it keeps none of this service. */
  actions: { tracked: number; never: string[] } | null;
}

/** What a role may call and has not, or why that is not known. */
export type Use =
  | {
      known: true;
      /** In the order of their names; one that is `never` used has no `lastUsed`. */
      services: ServiceUse[];
      never: string[];
      lastUsed: string | null;
      /** Days that the record covers: IAM's 400, or since the role was made; null when AWS does not say when it was. */
      days: number | null;
      /** When IAM wrote the record. */
      at: string | null;
    }
  | { known: false; reason: string };

/** IAM remembers at least so many days. Source: IAM user guide, "Refine permissions using last accessed information". */
const remembersDays = 400;

/**
 * By what IAM remembers of services that the policies allow now, of those with which the role of a job, an endpoint or a notebook does
 * good or harm. Calls that were refused count as use; what data planes do is in no record of actions, and neither is iam:PassRole.
 */
export function recordOfUse(role: Role, inventory: Inventory, now: string): Use {
  const found = inventory.get("iam-role-use", `${role.Arn}#use`, "global");
  if (!found.found) {
    const why = found.why === "unread" ? whyUnread(found.failure) : "IAM gave none";
    return { known: false, reason: `What the role has used could not be read: ${why}.` };
  }
  const { Services, JobCompletionDate } = found.resource;
  if (!Array.isArray(Services)) return { known: false, reason: "AWS returned no list of services." };
  const services = Services.map(({ ServiceNamespace, LastAuthenticated, TrackedActionsLastAccessed: actions }) => ({
    service: ServiceNamespace,
    lastUsed: textOf(LastAuthenticated),
    actions: actions
      ? {
          tracked: actions.length,
          never: actions.flatMap(({ ActionName, LastAccessedTime }) =>
            ActionName && !LastAccessedTime ? ActionName : [],
          ),
        }
      : null,
  })).sort((one, other) => (one.service < other.service ? -1 : 1));
  const used = services.flatMap(({ lastUsed }) => lastUsed ?? []).sort();
  const age = daysBetween(textOf(role.CreateDate) ?? undefined, now);
  return {
    known: true,
    services,
    never: services.flatMap(({ service, lastUsed }) => (lastUsed === null ? service : [])),
    lastUsed: used.at(-1) ?? null,
    days: age === undefined ? null : Math.min(age, remembersDays),
    at: textOf(JobCompletionDate),
  };
}

/** What IAM remembers of each service and call that a role's policies allow now, by their names in lower case. */
export interface RightsRecord {
  /** Days that it covers; null where AWS does not say when the role was made. */
  days: number | null;
  services: ReadonlyMap<
    string,
    {
      lastUsed:
        | string
        | null /** When each call was last made that IAM keeps a record of; undefined where it keeps none of this service. */;
      actions?: ReadonlyMap<string, string | null>;
    }
  >;
}

/** The same record call by call; undefined where it could not be read. */
export function rightsRecord(role: Role, inventory: Inventory, now: string): RightsRecord | undefined {
  const found = inventory.get("iam-role-use", `${role.Arn}#use`, "global");
  const use = recordOfUse(role, inventory, now);
  if (!found.found || !use.known) return undefined;
  const services = found.resource.Services.map((one) => {
    const actions = one.TrackedActionsLastAccessed?.flatMap(({ ActionName, LastAccessedTime }) =>
      ActionName ? [[ActionName.toLowerCase(), textOf(LastAccessedTime)] as const] : [],
    );
    const lastUsed = textOf(one.LastAuthenticated);
    return [one.ServiceNamespace.toLowerCase(), { lastUsed, ...(actions && { actions: new Map(actions) }) }] as const;
  });
  return { days: use.days, services: new Map(services) };
}

/** A stored reading has its times as text, one that was just made may not. */
function textOf(time: unknown): string | null {
  if (time === undefined || time === null) return null;
  return time instanceof Date ? time.toISOString() : String(time);
}

/**
 * Of these IAM may have no record although something needs them: passing a role is no call, and keys and networks are used by
 * services for the role.
 */
export const unsure: ReadonlySet<string> = new Set(["iam", "kms", "ec2"]);

/** So long must the record be for its silence to say something. */
export const leastDays = 90;

/** A statement that takes away what was never used, of a role that has been there long enough; undefined where silence says too little. */
export function narrower(use: Use): { Effect: "Deny"; Action: string[]; Resource: "*" } | undefined {
  if (!use.known || use.days === null || use.days < leastDays) return undefined;
  // A role that did nothing at all may be kept for a day that has not come: that is its owner's to say.
  if (use.lastUsed === null) return undefined;
  const Action = use.never.filter((service) => !unsure.has(service)).map((service) => `${service}:*`);
  return Action.length > 0 ? { Effect: "Deny", Action, Resource: "*" } : undefined;
}
