import type { ClientPool } from "#lib/aws/clients.ts";
import { AthenaEngine } from "./athena.ts";
import type { EventEngine } from "./engine.ts";
import { LakeEngine } from "./lake.ts";
import type { QueryPlace } from "./place.ts";

/** What asks a place, for one account. */
export function engineFor(
  pool: ClientPool,
  place: QueryPlace,
  options: { account: string; signal: AbortSignal },
): EventEngine {
  if ("athena" in place) return new AthenaEngine(pool, place.athena, options);
  return new LakeEngine(pool, place.eventDataStore, options);
}
