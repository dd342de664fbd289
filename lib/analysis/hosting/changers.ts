import { type Known, roleHolder, userHolder } from "#lib/analysis/iam/holder.ts";
import { mayOneOf } from "#lib/analysis/iam/powers.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { whyUnread } from "#lib/readings/reading.ts";

/** Who may change an endpoint: for certain, perhaps, and why there may be more. */
export interface Changers {
  sure: string[];
  perhaps: string[];
  unread: string | undefined;
}

/**
 * The roles and users that may give an endpoint another config, of their making: what it serves and where copies of its calls go.
 * Of roles those are known that SageMaker may assume or that something of it names. No role is passed for it.
 */
export function changersOf(endpointArn: string, inventory: Inventory, now: string): Changers {
  const changers: Changers = { sure: [], perhaps: [], unread: undefined };
  const way = [
    { action: "sagemaker:UpdateEndpoint", on: [endpointArn] },
    { action: "sagemaker:CreateEndpointConfig", on: undefined },
  ];
  const add = (name: string, { holder, unread }: Known) => {
    const answer = holder ? mayOneOf(holder, [way]).answer : "unknown";
    if (answer === "yes") changers.sure.push(name);
    if (answer === "unknown") changers.perhaps.push(name);
    if (unread) changers.unread ??= unread;
  };
  for (const { identity, resource } of inventory.all("iam-role")) {
    // Nobody but the service of its name works as one of these.
    if (!resource.Path?.startsWith("/aws-service-role/")) add(`role ${identity.name}`, roleHolder(resource, now));
  }
  for (const { identity, resource } of inventory.all("iam-user")) {
    add(`user ${identity.name}`, userHolder(resource, inventory, now));
  }
  for (const kind of ["iam-role", "iam-user"] as const) {
    const failure = inventory.unreadOf(kind, "global");
    if (failure) changers.unread ??= `Not every ${kind} could be read: ${whyUnread(failure)}.`;
  }
  return changers;
}
