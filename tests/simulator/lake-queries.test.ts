import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { describe, expect, test } from "vitest";
import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { openSite } from "#lib/simulator/accounts/build/site.ts";
import { eventDataStore } from "#lib/simulator/accounts/build/trails.ts";
import { eventDataStores } from "#lib/simulator/shelves/cloudtrail.ts";
import { event } from "./fixture/events.ts";
import { accountId, now } from "./fixture/names.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const day = 86_400_000;
const site = openSite({ account: accountId, partition: "aws", now: new Date(now) }, "us-east-1");
eventDataStore(site, { name: "all", daysAgo: 400, retention: 366 });
eventDataStore(site, { name: "here", daysAgo: 400, retention: 366, everywhere: false });
eventDataStore(site, { name: "young", daysAgo: 2, retention: 366 });
eventDataStore(site, { name: "short", daysAgo: 400, retention: 7 });
eventDataStore(site, { name: "going", daysAgo: 400, retention: 366, status: "PENDING_DELETION" });
eventDataStore(site, { name: "stopped", daysAgo: 400, retention: 366, status: "STOPPED_INGESTION" });
const idOf = (name: string) =>
  eventDataStores
    .on(site.content)
    .find(({ Name }) => Name === name)
    ?.EventDataStoreArn.split("/")[1] ?? "";
const all = idOf("all");

const ago = (days: number) => `${new Date(now - days * day).toISOString().slice(0, 19)}Z`;
const [home, other] = account.regions;
if (!home || !other) throw new Error("The fixture has two regions.");
const wide = event(1, {
  eventTime: "2026-06-01T09:30:00Z",
  eventName: "CreateEndpoint",
  readOnly: false,
  requestParameters: { endpointName: "churn", tags: [{ key: "Team", value: "growth" }], none: null },
});
const whole: SimulatedAccount = {
  ...account,
  regions: [
    {
      ...home,
      ...(site.content.shelves && { shelves: site.content.shelves }),
      events: [
        wide,
        event(2, { eventTime: ago(5) }),
        event(3, { eventTime: ago(1) }),
        event(4, { eventTime: ago(380) }),
        event(5, { eventCategory: "Data", managementEvent: false }),
      ],
    },
    { ...other, events: [event(6, { eventTime: ago(5), awsRegion: "eu-south-2", errorCode: "AccessDenied" })] },
  ],
};
let clock = now;
const simulator = await simulated({ account: whole, now: () => clock });
const cloudtrail = new CloudTrail(at(simulator));

const start = async (QueryStatement: string) => (await cloudtrail.startQuery({ QueryStatement })).QueryId ?? "";
async function rowsOf(statement: string) {
  const QueryId = await start(statement);
  await cloudtrail.describeQuery({ QueryId });
  const answer = await cloudtrail.getQueryResults({ QueryId });
  expect(answer).toMatchObject({ QueryStatus: "FINISHED" });
  return answer.QueryResultRows?.map((row) => Object.assign({}, ...row) as Record<string, string>) ?? [];
}
const idsOf = async (store: string, where = "eventID IS NOT NULL") =>
  (await rowsOf(`SELECT eventID FROM ${store} WHERE ${where} ORDER BY eventID`)).map((row) =>
    Number(row.eventID?.slice(-2)),
  );

test("a query waits, runs and ends, as it is asked about, and says what it read", async () => {
  const QueryId = await start(
    `SELECT eventID FROM ${all} WHERE eventTime > '${ago(6).slice(0, 19).replace("T", " ")}' AND errorCode IS NULL LIMIT 1`,
  );
  const early = await cloudtrail.getQueryResults({ QueryId });
  expect(early).toMatchObject({ QueryStatus: "RUNNING", QueryResultRows: [] });
  const { QueryStatus, QueryStatistics } = await cloudtrail.describeQuery({ QueryId, EventDataStore: all });
  expect(QueryStatus).toBe("FINISHED");
  expect(QueryStatistics).toMatchObject({ EventsScanned: 3, EventsMatched: 2 });
  expect(QueryStatistics?.BytesScanned).toBeGreaterThan(1000);
  const { QueryStatistics: results } = await cloudtrail.getQueryResults({ QueryId });
  expect(results).toMatchObject({ ResultsCount: 1, TotalResultsCount: 1 });
});

test("a store holds what it took in: of one region or all, since it was made, as long as it keeps it", async () => {
  expect(await idsOf(all)).toEqual([1, 2, 3, 6]);
  expect(await idsOf(idOf("here"))).toEqual([1, 2, 3]);
  expect(await idsOf(idOf("young"))).toEqual([3]);
  expect(await idsOf(idOf("short"))).toEqual([2, 3, 6]);
  expect(await idsOf(idOf("stopped"))).toHaveLength(4);
});

test("values are printed as Lake prints them", async () => {
  const [row] = await rowsOf(
    `SELECT eventTime, userIdentity, requestParameters, readOnly, errorCode, userIdentity.principalId FROM ${all} WHERE eventTime BETWEEN '2026-06-01' AND '2026-06-02 00:00:00'`,
  );
  expect(row).toEqual({
    eventTime: "2026-06-01 09:30:00.000",
    userIdentity: `{type=AssumedRole, principalid=AROAEXECUTION:ada, arn=arn:aws:sts::${accountId}:assumed-role/execution/ada, accountid=null, accesskeyid=ASIAADA, username=null, sessioncontext=null, invokedby=null, identityprovider=null, credentialid=null, onbehalfof=null}`,
    requestParameters: '{endpointName=churn, tags=[{"key":"Team","value":"growth"}], none=null}',
    readOnly: "false",
    errorCode: "",
    principalId: "AROAEXECUTION:ada",
  });
});

test("what a call was given is searched by its values", async () => {
  expect(await idsOf(all, "any_match(map_values(requestParameters), v -> strpos(lower(v), 'growth') > 0)")).toEqual([
    1,
  ]);
  expect(await idsOf(all, "readOnly = true AND eventSource LIKE 'sagemaker.%'")).toEqual([2]);
});

test("results come in pages", async () => {
  const QueryId = await start(`SELECT eventID FROM ${all}`);
  await cloudtrail.describeQuery({ QueryId });
  const found: unknown[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudtrail.getQueryResults({ QueryId, MaxQueryResults: 3, NextToken });
    expect(page.QueryStatistics?.TotalResultsCount).toBe(4);
    found.push(...(page.QueryResultRows ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  expect(found).toHaveLength(4);
});

describe("a statement is refused", () => {
  test.each([
    ["SELECT eventID FROM", "InvalidQueryStatementException"],
    [`SELECT nothing FROM ${all}`, "InvalidQueryStatementException"],
    [`SELECT eventID FROM ${all} WHERE readOnly = 'true'`, "InvalidQueryStatementException"],
    ["SELECT eventID FROM logs.cloudtrail", "InvalidQueryStatementException"],
    ["SELECT eventID FROM 00000000-0000-0000-0000-000000000000", "EventDataStoreNotFoundException"],
    [`SELECT eventID FROM ${idOf("going")}`, "InactiveEventDataStoreException"],
    [`SELECT eventID FROM ${all} WHERE eventID IN (${"'x',".repeat(3000)}'x')`, "ValidationException"],
  ])("%#: with %s", async (statement, code) => {
    expect(await failureOf(start(statement))).toMatchObject({ code });
  });

  test("with a text that is no time it fails as it runs", async () => {
    const QueryId = await start(`SELECT eventID FROM ${all} WHERE eventTime > 'yesterday'`);
    await cloudtrail.describeQuery({ QueryId });
    expect(await cloudtrail.describeQuery({ QueryId })).toMatchObject({
      QueryStatus: "FAILED",
      ErrorMessage: expect.stringContaining("yesterday"),
    });
  });

  test("to whoever may not", async () => {
    simulator.grant(["cloudtrail:DescribeQuery"]);
    expect(await failureOf(start(`SELECT eventID FROM ${all}`))).toMatchObject({ code: "AccessDeniedException" });
    simulator.grant(undefined);
  });
});

test("one that runs is cancelled, one that has ended is not", async () => {
  const QueryId = await start(`SELECT eventID FROM ${all}`);
  expect(await cloudtrail.cancelQuery({ QueryId })).toMatchObject({ QueryStatus: "CANCELLED" });
  expect((await cloudtrail.describeQuery({ QueryId })).QueryStatus).toBe("CANCELLED");
  expect(await failureOf(cloudtrail.cancelQuery({ QueryId }))).toMatchObject({ code: "InactiveQueryException" });
});

test("a query is known by its id, to its store, for seven days", async () => {
  const none = "00000000-0000-0000-0000-000000000000";
  expect(await failureOf(cloudtrail.describeQuery({ QueryId: none }))).toMatchObject({
    code: "QueryIdNotFoundException",
  });
  const QueryId = await start(`SELECT eventID FROM ${all}`);
  const other = cloudtrail.getQueryResults({ QueryId, EventDataStore: idOf("here") });
  expect(await failureOf(other)).toMatchObject({ code: "QueryIdNotFoundException" });
  clock = now + 8 * day;
  const late = await failureOf(cloudtrail.getQueryResults({ QueryId }));
  clock = now;
  expect(late).toMatchObject({ code: "QueryIdNotFoundException" });
});
