import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** Of CloudTrail Lake, which has taken no new customers since May 2026: a region that never had one is empty, or says it is closed. */
export default defineCollector({
  kind: "cloudtrail-event-data-store",
  label: "CloudTrail event data stores",
  scope: "region",
  volume: "live",
  arnType: "eventdatastore",
  inEvents: { eventDataStore: "{}" },
  madeBy: ["CreateEventDataStore"],
  cloudFormation: "AWS::CloudTrail::EventDataStore",
  terraform: "aws_cloudtrail_event_data_store",
  console: "cloudtrailv2/home?region={region}#/lake/event-data-stores[/{id}]",
  inRequests: { EventDataStore: "{arn}" },
  actions: ["cloudtrail:ListEventDataStores", "cloudtrail:GetEventDataStore"],
  async *collect({ cloudtrail, readEach }) {
    for await (const page of pages(cloudtrail.listEventDataStores, { MaxResults: 1000 })) {
      yield* readEach(
        page.EventDataStores,
        ({ EventDataStoreArn: arn = "", Name: name = "" }) => ({ name, arn }),
        ({ EventDataStoreArn: EventDataStore }) => cloudtrail.getEventDataStore({ EventDataStore }),
      );
    }
  },
  // What it selects are patterns of ARNs.
  follows: ({ KmsKeyId, FederationRoleArn }) => ({ KmsKeyId, FederationRoleArn }),
});
