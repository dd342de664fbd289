import type { GetEventDataStoreResponse } from "@aws-sdk/client-cloudtrail";
import { shelf } from "../shelf.ts";

export interface SimulatedEventDataStore extends GetEventDataStoreResponse {
  EventDataStoreArn: string;
  Name: string;
}

export const eventDataStores = shelf<SimulatedEventDataStore>("cloudtrail event-data-stores");
