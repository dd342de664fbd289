import type {
  GetEventDataStoreRequest,
  GetEventDataStoreResponse,
  ListEventDataStoresRequest,
  ListEventDataStoresResponse,
} from "@aws-sdk/client-cloudtrail";
import { AwsError } from "../aws-error.ts";
import type { Operation } from "../call.ts";
import { eventDataStores, type SimulatedEventDataStore } from "../shelves/cloudtrail.ts";
import { listOf, oneOf } from "./shelved.ts";

/** Since 2022 the list gives no more than which there are. Source: CloudTrail API reference, EventDataStore ("deprecated" members). */
const listEventDataStores = listOf<SimulatedEventDataStore, ListEventDataStoresRequest, ListEventDataStoresResponse>(
  eventDataStores,
  {
    items: "EventDataStores",
    token: ["NextToken", "NextToken"],
    size: ["MaxResults", 25],
    shown: ({ EventDataStoreArn, Name }) => ({ EventDataStoreArn, Name }),
  },
);

/** By ARN, or by the id in it. */
const getEventDataStore = oneOf<SimulatedEventDataStore, GetEventDataStoreRequest, GetEventDataStoreResponse>(
  eventDataStores,
  {
    is: ({ EventDataStoreArn }, { EventDataStore = "" }) =>
      EventDataStoreArn === EventDataStore || EventDataStoreArn.endsWith(`/${EventDataStore}`),
    missing: ({ EventDataStore }) =>
      new AwsError("EventDataStoreNotFoundException", `The event data store ${EventDataStore} was not found.`),
    answer: (store) => store,
  },
);

export const eventDataStoreOperations: Record<string, Operation> = {
  GetEventDataStore: getEventDataStore,
  ListEventDataStores: listEventDataStores,
};
