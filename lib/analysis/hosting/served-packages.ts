import type { Inventory } from "#lib/inventory/inventory.ts";
import { parseArn } from "#lib/readings/arn.ts";
import { containersOf } from "./model-containers.ts";
import { componentsRunning, configsServing, endpointsUsing } from "./serving.ts";

/** The endpoints that serve a version of a model package group now, in a variant or a component, by name, each with the ARN of that version. */
export function endpointsServingGroup(
  group: string,
  region: string,
  inventory: Inventory,
): { endpoint: string; version: string }[] {
  const found = new Map<string, string>();
  for (const { identity, resource } of inventory.all("model", region)) {
    const version = containersOf(resource)
      .map(({ container }) => container.ModelPackageName ?? "")
      .find((name) => groupOf(name) === group);
    if (version === undefined) continue;
    for (const component of componentsRunning(identity.name, region, inventory)) {
      const lookup = inventory.get("inference-component", component, region);
      if (lookup.found && lookup.resource.EndpointName) found.set(lookup.resource.EndpointName, version);
    }
    for (const config of configsServing(identity.name, region, inventory)) {
      for (const { EndpointName } of endpointsUsing(config, region, inventory))
        if (EndpointName) found.set(EndpointName, version);
    }
  }
  return [...found].map(([endpoint, version]) => ({ endpoint, version }));
}

/** `…:model-package/group/3`: what has no number is a package by itself. */
function groupOf(arn: string): string | undefined {
  return /^model-package\/([^/]+)\/\d+$/.exec(parseArn(arn)?.resource ?? "")?.[1];
}
