import { dataSelector } from "#lib/analysis/logging/recorders.ts";
import type { AdvancedEventSelector } from "#lib/analysis/logging/selectors.ts";
import { account, inventoryOf, type reading, reading as readingOf, unread } from "#tests/support/test-check.ts";

type Trail = Parameters<typeof reading<"cloudtrail-trail">>[2];

const at = { region: "us-east-1", arn: `arn:aws:cloudtrail:us-east-1:${account}:trail/main` };

/** An account with one trail in us-east-1, which records these. */
export function withTrail(AdvancedEventSelectors: AdvancedEventSelector[] | undefined, more: Trail = {}) {
  const Selectors = AdvancedEventSelectors && { AdvancedEventSelectors };
  const trail = { HomeRegion: "us-east-1", IsMultiRegionTrail: false, Status: { IsLogging: true }, Selectors, ...more };
  return inventoryOf([readingOf("cloudtrail-trail", "main", trail, at)]);
}

function withStore(AdvancedEventSelectors: AdvancedEventSelector[], Status: "ENABLED" | "STOPPED_INGESTION") {
  return inventoryOf([readingOf("cloudtrail-event-data-store", "lake", { Status, AdvancedEventSelectors })]);
}

/** By who records the data events of a type in us-east-1: the same for whatever is called. */
export function byTrail<R extends object>(resource: R, type: string) {
  const all = [dataSelector("all", type)];
  const only = (...fields: object[]) => [
    { FieldSelectors: [...(dataSelector("", type).FieldSelectors ?? []), ...fields] as never },
  ];
  const of = (inventory: ReturnType<typeof inventoryOf>) => ({ resource, inventory });
  const reads = { Field: "readOnly", Equals: ["true"] };
  const writes = { Field: "readOnly", Equals: ["false"] };
  return {
    pass: {
      "a trail records all of them": of(withTrail(all)),
      "a trail of another region that records every region": of(
        withTrail(all, { HomeRegion: "eu-west-1", IsMultiRegionTrail: true }),
      ),
      "reads and writes by a selector each": of(withTrail([...only(reads), ...only(writes)])),
      "an event data store": of(withStore(all, "ENABLED")),
    },
    fail: {
      "there is no trail": of(inventoryOf([])),
      "the trail records management alone": of(
        withTrail([{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }]),
      ),
      "the trail records others": of(withTrail([dataSelector("", "AWS::Lambda::Function")])),
      "the trail leaves it out": of(withTrail(only({ Field: "resources.ARN", NotStartsWith: ["arn:"] }))),
      "the trail is stopped": of(withTrail(all, { Status: { IsLogging: false } })),
      "it is not known whether the trail logs, which would not record them": of(withTrail([], { Status: {} })),
      "the trail is of another region": of(withTrail(all, { HomeRegion: "eu-west-1" })),
      "the store takes nothing in": of(withStore(all, "STOPPED_INGESTION")),
      "reads alone": of(withTrail(only(reads))),
    },
    unknown: {
      "a trail of the organization, which does not say": of(withTrail(undefined)),
      "a trail of which it is not known whether it logs": of(withTrail(all, { Status: {} })),
      "a trail was not read": of(inventoryOf([unread("cloudtrail-trail", "main", at)])),
      "some calls by their names": of(withTrail(only({ Field: "eventName", Equals: ["InvokeEndpoint"] }))),
      "the answer is not complete": { resource: {}, inventory: withTrail(all) },
    },
  };
}

/** Either kind may hold who records it; what one tells is enough. */
export const oneIsEnough = {
  without: ["cloudtrail-event-data-store", "cloudtrail-trail"],
  because: "one that is seen to record it is enough, whatever others there are",
} as const;
