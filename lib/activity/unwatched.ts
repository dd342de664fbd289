import { everyCollector, servicesOf } from "#lib/inventory/kinds.ts";
import { eventSources } from "./sources.ts";

const sources: ReadonlySet<string> = new Set(eventSources.map(({ source }) => source.split(".")[0] ?? ""));

/** Labels of the kinds of which no event tells that is read. */
export function unwatchedKinds(): string[] {
  return everyCollector()
    .filter((one) => !isWatched(one))
    .map(({ label }) => label)
    .sort();
}

/** SageMaker's own are named by whatever is called about them, those of others where they say how. */
function isWatched(one: ReturnType<typeof everyCollector>[number]): boolean {
  const { changedBy = [], tellsOf, parent, withoutArn, setBy = {} } = one;
  if (changedBy.length > 0 || tellsOf) return true;
  const services = servicesOf(one);
  if (services.includes("sagemaker") && !withoutArn) return true;
  const isRead = services.some((service) => sources.has(service));
  const isNamed = one.inEvents !== undefined || Object.values(setBy).some(({ callsAbout }) => callsAbout !== undefined);
  if (isRead && isNamed) return true;
  // What is read with the one that it is a part of.
  const whole = parent === undefined ? undefined : everyCollector().find(({ kind }) => kind === parent);
  return whole !== undefined && isWatched(whole);
}
