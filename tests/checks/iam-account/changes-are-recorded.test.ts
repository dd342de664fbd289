import { workKinds } from "#lib/analysis/account/region-use.ts";
import type { AdvancedEventSelector } from "#lib/analysis/logging/selectors.ts";
import check from "#lib/checks/iam-account/changes-are-recorded.ts";
import { account, inventoryOf as ofRegions, reading, testCheck, unread } from "#tests/support/test-check.ts";

type Field = NonNullable<AdvancedEventSelector["FieldSelectors"]>[number];

const resource = { SummaryMap: { Users: 1 } };
const inventoryOf = (...[readings, blind = []]: Parameters<typeof ofRegions>) =>
  ofRegions(readings, blind, ["us-east-1", "eu-west-1"]);
const inRegion = (region: string) => reading("guardduty", region, { DetectorIds: [] }, { region });
const workIn = (region: string) =>
  reading(
    "notebook-instance",
    "nb",
    {},
    { region, arn: `arn:aws:sagemaker:${region}:${account}:notebook-instance/nb` },
  );
const regions = [inRegion("us-east-1"), inRegion("eu-west-1")];
const here = [...regions, workIn("eu-west-1")];

const select = (...more: Field[]) => ({
  AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }, ...more] }],
});
const at = (region: string, name: string) => ({ region, arn: `arn:aws:cloudtrail:${region}:${account}:trail/${name}` });
const trail = (more: object = {}, name = "main", region = "us-east-1") =>
  reading(
    "cloudtrail-trail",
    name,
    {
      ...{ HomeRegion: region, IsMultiRegionTrail: true, IncludeGlobalServiceEvents: true },
      ...{ Status: { IsLogging: true }, Selectors: select(), ...more },
    },
    at(region, name),
  );
const alone = { IsMultiRegionTrail: false };
const store = (Status: "ENABLED" | "STOPPED_INGESTION", more: object = {}) =>
  reading("cloudtrail-event-data-store", "lake", { Status, MultiRegionEnabled: true, ...select(), ...more });
const of = (...readings: Parameters<typeof inventoryOf>[0][number][]) => ({
  resource,
  inventory: inventoryOf(readings),
});
const sure = {
  without: [
    ...workKinds.filter((kind) => kind !== "notebook-instance"),
    "cloudtrail-trail",
    "cloudtrail-event-data-store",
  ] as const,
  because: "a notebook is there, and one that keeps them is enough",
};

testCheck(check, {
  sure,
  pass: {
    "a trail of all regions": of(...here, trail()),
    "of the older sort of selectors": of(
      ...here,
      trail({ Selectors: { EventSelectors: [{ ReadWriteType: "WriteOnly", IncludeManagementEvents: true }] } }),
    ),
    "two trails, each of its region": of(...here, trail(alone), trail(alone, "second", "eu-west-1")),
    "an event data store": of(...here, store("ENABLED")),
    "one that leaves out what KMS is asked": of(
      ...here,
      trail({ Selectors: select({ Field: "eventSource", NotEquals: ["kms.amazonaws.com"] }) }),
    ),
  },
  fail: {
    "there is no trail": of(...here),
    "the only trail is stopped": of(...here, trail({ Status: { IsLogging: false } })),
    "the trail records data alone": of(
      ...here,
      trail({ Selectors: { EventSelectors: [{ IncludeManagementEvents: false }] } }),
    ),
    "the trail records reads alone": of(...here, trail({ Selectors: select({ Field: "readOnly", Equals: ["true"] }) })),
    "the trail is of another region": of(...here, trail(alone)),
    "the trail leaves out what has no region": of(...here, trail({ IncludeGlobalServiceEvents: false })),
    "nothing has the region of IAM": of(...here, trail(alone, "second", "eu-west-1")),
    "the store takes nothing in": of(...here, store("STOPPED_INGESTION")),
    "a region is not seen, and in the other there is no trail": {
      resource,
      inventory: inventoryOf([...here], ["model"]),
    },
  },
  notApplicable: {
    "SageMaker works nowhere": {
      ...of(...regions),
      sure: { without: ["cloudtrail-trail", "cloudtrail-event-data-store"], because: "there is nothing to look at" },
    },
  },
  unknown: {
    "a trail was not read": of(...here, unread("cloudtrail-trail", "main", at("us-east-1", "main"))),
    "trails were not listed": { resource, inventory: inventoryOf(here, ["cloudtrail-trail"]) },
    "whether it logs is not known": of(...here, trail({ Status: {} })),
    "what an organization's trail selects is not told": of(...here, trail({ Selectors: undefined })),
    "all but some calls by their names": of(
      ...here,
      trail({ Selectors: select({ Field: "eventName", NotEquals: ["DeleteEndpoint"] }) }),
    ),
    "those of some callers": of(
      ...here,
      trail({ Selectors: select({ Field: "userIdentity.arn", NotStartsWith: ["arn:aws:iam::1"] }) }),
    ),
    "a region is not seen": { resource, inventory: inventoryOf([...regions, trail()], ["model"]) },
    "no region was read": of(workIn("eu-west-1"), trail()),
    "the answer is not complete": { resource: {}, inventory: inventoryOf([...here, trail()]) },
  },
});
