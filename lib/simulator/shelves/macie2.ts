import type { GetAutomatedDiscoveryConfigurationResponse, GetMacieSessionResponse } from "@aws-sdk/client-macie2";
import { shelf } from "../shelf.ts";

/** Macie where it was turned on, and whether it looks through buckets by itself. */
export interface SimulatedMacie {
  session: GetMacieSessionResponse;
  discovery: GetAutomatedDiscoveryConfigurationResponse;
}

export const macies = shelf<SimulatedMacie>("macie2 sessions");
