import type { Principal, Resource, ResourceShare } from "@aws-sdk/client-ram";
import { shelf } from "../shelf.ts";

export interface SimulatedShare extends ResourceShare {
  resourceShareArn: string;
  owningAccountId: string;
  principals: Principal[];
  resources: Resource[];
}

/** Shares of the account in a region, and those of others with it. */
export const shares = shelf<SimulatedShare>("ram shares");
