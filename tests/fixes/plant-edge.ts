import type { SimulatedRegion } from "#lib/simulator/account.ts";
import { roleAliases } from "#lib/simulator/shelves/iot.ts";

/** Devices that are administrators. */
export function plantEdge(region: SimulatedRegion, administrator: string): void {
  const [alias] = roleAliases.on(region);
  if (!alias) throw new Error("The demo account has no edge to plant this in.");
  alias.roleArn = administrator;
}
