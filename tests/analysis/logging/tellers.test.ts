import { expect, test } from "vitest";
import { tellersOf } from "#lib/analysis/logging/tellers.ts";
import { account, inventoryOf, reading, region } from "#tests/support/test-check.ts";

const place = { account, region };
const readings = [
  reading("cloudtrail-trail", "all", {
    IsMultiRegionTrail: true,
    Status: { IsLogging: true },
    Selectors: { EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: "All" }] },
  }),
  reading("event-rule", "tells", {
    State: "ENABLED",
    EventPattern: JSON.stringify({ detail: { eventName: ["UpdateEndpoint"] } }),
    Targets: [{ Id: "1", Arn: `arn:aws:sns:us-east-1:${account}:alerts` }],
  }),
];

test("who is told of a call is found once for an account and a region", () => {
  const inventory = inventoryOf(readings);
  const first = tellersOf("UpdateEndpoint", place, inventory);
  expect(first).toMatchObject({ sure: ["tells"], trails: ["all"], unread: [] });
  expect(tellersOf("UpdateEndpoint", { ...place }, inventory)).toBe(first);
});

test("another call, region or inventory has an answer of its own", () => {
  const inventory = inventoryOf(readings);
  tellersOf("UpdateEndpoint", place, inventory);
  expect(tellersOf("CreatePresignedDomainUrl", place, inventory).sure).toEqual([]);
  expect(tellersOf("UpdateEndpoint", { account, region: "eu-west-1" }, inventory).sure).toEqual([]);
  expect(tellersOf("UpdateEndpoint", place, inventoryOf([])).trails).toEqual([]);
});

test("who sees the call and tells nobody is named with the reason", () => {
  const [trail, rule] = readings as [(typeof readings)[0], (typeof readings)[0]];
  const Targets = [{ Id: "1", Arn: `arn:aws:logs:us-east-1:${account}:log-group:all` }];
  const keeps = reading("event-rule", "keeps", { ...Object(rule.status === "read" && rule.resource), Targets });
  const { sure, silent } = tellersOf("UpdateEndpoint", place, inventoryOf([trail, keeps]));
  expect(sure).toEqual([]);
  expect(silent).toEqual([`keeps (arn:aws:logs:us-east-1:${account}:log-group:all tells nobody)`]);
});
