import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { eventSources } from "./sources.ts";

const sources: ReadonlySet<string> = new Set(eventSources.map(({ source }) => source.split(".")[0] ?? ""));

/**
 * Labels of the kinds of which no event tells that is read: of services that are not looked through. What tells of others is read with them, and so is
 * what has no ARN of its own.
 */
export function unwatchedKinds(): string[] {
  return everyCollector()
    .filter((one) => !one.tellsOf && !one.withoutArn && !servicesOf(one).some((service) => sources.has(service)))
    .map(({ label }) => label)
    .sort();
}
