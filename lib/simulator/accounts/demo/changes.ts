import type { Site } from "#lib/simulator/accounts/build/site.ts";
import type { Cast } from "./cast.ts";
import { cleanUp } from "./changes/clean-up.ts";
import type { Demo } from "./changes/demo.ts";
import { keyRescued } from "./changes/key-rescued.ts";
import { eastKeyChanges, grantsMade } from "./changes/keys.ts";
import { eastNetworkChanges } from "./changes/networks.ts";
import { peopleChanges } from "./changes/people.ts";
import { bucketChanges, homeChanges, repositoryChanges, rotations } from "./changes/stores.ts";
import { trailNarrowed, trailStopped } from "./changes/trail-stopped.ts";

/** Who made the account's other resources what they are, as far as the event history reaches. */
export function changes(site: Site, demo: Demo, cast: Cast): void {
  if (site.region === "us-east-1") {
    peopleChanges(site, demo, cast);
    eastKeyChanges(site, cast);
    eastNetworkChanges(site, cast);
    trailStopped(site, cast);
    cleanUp(site, cast);
  }
  if (site.region === "eu-west-1") keyRescued(site, cast);
  if (site.region === "us-west-2") trailNarrowed(site, cast);
  grantsMade(site);
  bucketChanges(site, demo, cast);
  repositoryChanges(site, cast);
  homeChanges(site, cast);
  rotations(site);
}
