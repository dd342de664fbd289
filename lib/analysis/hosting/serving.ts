import type { Inventory } from "#lib/inventory/inventory.ts";
import type { Kind, ResourceOf } from "#lib/inventory/kinds.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { nameReference } from "#lib/readings/references.ts";

/** The endpoints that run on this config now; one that is only being updated to it does not count yet. */
export function endpointsUsing(config: string, region: string, inventory: Inventory): ResourceOf<"endpoint">[] {
  return endpointsNaming(config, region, inventory).filter((endpoint) => endpoint.EndpointConfigName === config);
}

/** The endpoints that run on this config, or are being updated to it. */
export function endpointsNaming(config: string, region: string, inventory: Inventory): ResourceOf<"endpoint">[] {
  return usersOf("EndpointConfigName", config, "endpoint", region, inventory)
    .map((user) => inventory.get("endpoint", user.arn, region))
    .flatMap((lookup) => (lookup.found ? [lookup.resource] : []));
}

/** The endpoint configs that put this model behind an endpoint, by name. */
export function configsServing(model: string, region: string, inventory: Inventory): string[] {
  return usersOf("ModelName", model, "endpoint-config", region, inventory)
    .map((user) => user.name)
    .filter((config) => endpointsUsing(config, region, inventory).length > 0);
}

/** The inference components that run this model, by name. */
export function componentsRunning(model: string, region: string, inventory: Inventory): string[] {
  return usersOf("ModelName", model, "inference-component", region, inventory).map((user) => user.name);
}

/** A resource that names another twice, in two variants say, is one user. */
function usersOf(field: string, name: string, kind: Kind, region: string, inventory: Inventory): Identity[] {
  const users = inventory.usersOf(nameReference(field, name)).filter((user) => user.kind === kind);
  return users.filter((user, at) => user.region === region && users.findIndex(({ arn }) => arn === user.arn) === at);
}
