import { agents } from "#lib/simulator/accounts/activity/clients.ts";
import { via } from "#lib/simulator/accounts/build/actors.ts";
import { at, later, type Site } from "#lib/simulator/accounts/build/site.ts";
import { record } from "#lib/simulator/accounts/build/trail.ts";
import type { Cast } from "#lib/simulator/accounts/demo/cast.ts";

/**
 * A clean-up script of the old build server takes away a winter's trial deployments of the growth team, thirty in two
 * minutes of a night: as much as a vandal would, and harmless.
 */
export function cleanUp(site: Site, { jenkins }: Cast): void {
  const by = via(jenkins, { agent: agents.boto });
  const start = at(site, 25, "02:00:11");
  const kinds = [
    { action: "sagemaker:DeleteEndpoint", name: "EndpointName" },
    { action: "sagemaker:DeleteEndpointConfig", name: "EndpointConfigName" },
    { action: "sagemaker:DeleteModel", name: "ModelName" },
  ];
  for (const [step, { action, name }] of kinds.entries()) {
    for (let trial = 1; trial <= 10; trial++) {
      record(site, {
        at: later(start, (step * 10 + trial) / 15),
        by,
        action,
        request: { [name]: `growth-trial-${String(trial).padStart(2, "0")}` },
      });
    }
  }
}
