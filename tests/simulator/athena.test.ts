import { gzipSync } from "node:zlib";
import { Athena, type StartQueryExecutionInput, type WorkGroupConfiguration } from "@aws-sdk/client-athena";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SimulatedObject } from "#lib/simulator/account.ts";
import { trailTable, workGroup } from "#lib/simulator/accounts/build/athena.ts";
import { openSite } from "#lib/simulator/accounts/build/site.ts";
import { partitionOf } from "#lib/simulator/athena/partitions.ts";
import { columnsOf, filesOf, rowsOf } from "#lib/simulator/athena/table-rows.ts";
import { bytesOf } from "#lib/simulator/object-bytes.ts";
import { type SimulatedTable, tables, workGroups } from "#lib/simulator/shelves/athena.ts";
import { parseSelect } from "#lib/simulator/sql/parse.ts";
import { planOf } from "#lib/simulator/sql/select.ts";
import { event } from "./fixture/events.ts";
import { accountId, now } from "./fixture/names.ts";
import { account } from "./fixture.ts";
import { at, failureOf, simulated } from "./simulated.ts";

const day = 86_400_000;
const projected = (column: string) => `\${${column}}`;
const objects = new Map<string, SimulatedObject>();
const folder = (region: string, date: string) => `AWSLogs/${accountId}/CloudTrail/${region}/${date}`;
const put = (region: string, date: string, name: string, object: SimulatedObject) =>
  objects.set(`${folder(region, date)}/${name}.json.gz`, object);
const iso = (ago: number) => new Date(now - ago * day).toISOString();
const dateOf = (ago: number) => iso(ago).slice(0, 10).replaceAll("-", "/");
const record = (index: number, ago: number, more = {}) =>
  event(index, { eventTime: `${iso(ago).slice(0, 19)}Z`, ...more });

put("us-east-1", dateOf(150), "a", { records: [record(1, 150), record(2, 150, { eventName: "CreateEndpoint" })] });
put("us-east-1", dateOf(149), "b", { bytes: gzipSync(JSON.stringify({ Records: [record(3, 149)] })) });
put("eu-west-1", dateOf(150), "c", {
  records: [record(4, 150, { awsRegion: "eu-west-1", errorCode: "AccessDenied" })],
});
put("us-east-1", dateOf(148), "d", { records: [record(5, 148)], storageClass: "GLACIER" });
put("us-east-1", dateOf(147), "_started", { records: [record(6, 147)] });
put("ap-south-1", dateOf(150), "e", { records: [record(7, 150)] });
const many = Array.from({ length: 2100 }, (_, index) => record(1000 + index, 120));
put("us-east-1", dateOf(120), "many", { records: many });
put("us-east-1", dateOf(110), "damaged", { bytes: Buffer.from([0x1f, 0x8b, 1, 2, 3]) });
put("us-east-1", dateOf(109), "malformed", { bytes: gzipSync("{ no JSON") });
put("us-east-1", dateOf(108), "closed", { records: [], refusal: ["AccessDenied", "Access Denied", 403] });

const site = openSite({ account: accountId, partition: "aws", now: new Date(now) }, "us-east-1");
const spec = {
  database: "logs",
  createdDaysAgo: 300,
  bucket: "trail",
  regions: ["us-east-1", "eu-west-1"],
  from: "2024/01/01",
};
const table = trailTable(site, { ...spec, name: "cloudtrail" });
const changed = (name: string, Parameters: Record<string, string>, more: Partial<SimulatedTable> = {}) =>
  tables.put(site.content, { ...table, Name: name, ...more, Parameters: { ...table.Parameters, ...Parameters } });
changed("lenient", { "serde.param.ignore.malformed.json": "true" });
changed("nowhere", {
  "storage.location.template": `s3://gone/${projected("account")}/${projected("region")}/${projected("timestamp")}`,
});
changed("injected", { "projection.region.type": "injected" });
changed("unprojected", { "projection.enabled": "false" });
changed(
  "by_hand",
  { "projection.enabled": "false" },
  {
    partitions: [
      { values: [accountId, "us-east-1", "then"], location: `s3://trail/${folder("us-east-1", dateOf(150))}` },
    ],
  },
);
changed("whole", { location: `s3://trail/${folder("us-east-1", dateOf(150))}` }, { PartitionKeys: [] });
workGroup(site, { name: "security", description: "", createdDaysAgo: 300 });
const group = (Name: string, Configuration: WorkGroupConfiguration, State: "ENABLED" | "DISABLED" = "ENABLED") =>
  workGroups.put(site.content, { Name, State, Configuration });
group("closed", {}, "DISABLED");
group("bucket", {
  ResultConfiguration: { OutputLocation: "s3://results/athena" },
  EnforceWorkGroupConfiguration: true,
});
group("small", { ManagedQueryResultsConfiguration: { Enabled: true }, BytesScannedCutoffPerQuery: 10 });

const [home, ...others] = account.regions;
if (!home) throw new Error("The fixture has a region.");
const whole = {
  ...account,
  regions: [{ ...home, ...(site.content.shelves && { shelves: site.content.shelves }) }, ...others],
  s3: { buckets: [], objects: [{ bucket: "trail", region: "us-east-1", objects }] },
};
const simulator = await simulated({ account: whole });
const athena = new Athena(at(simulator));

async function ended(QueryString: string, more: Partial<StartQueryExecutionInput> = {}) {
  const { QueryExecutionId = "" } = await athena.startQueryExecution({ QueryString, WorkGroup: "security", ...more });
  for (let poll = 0; poll < 5; poll++) {
    const { QueryExecution } = await athena.getQueryExecution({ QueryExecutionId });
    const state = QueryExecution?.Status?.State;
    if (state !== "QUEUED" && state !== "RUNNING") return { id: QueryExecutionId, ...QueryExecution };
  }
  throw new Error("It has not ended.");
}

async function rowsIn(QueryExecutionId: string, MaxResults?: number) {
  const pages: (string | undefined)[][][] = [];
  let NextToken: string | undefined;
  do {
    const page = await athena.getQueryResults({ QueryExecutionId, NextToken, ...(MaxResults && { MaxResults }) });
    pages.push((page.ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map((one) => one.VarCharValue)));
    NextToken = page.NextToken;
  } while (NextToken);
  return pages;
}

const ask = async (statement: string, more?: Partial<StartQueryExecutionInput>) => {
  const { id, Status, Statistics } = await ended(statement, more);
  expect(Status?.StateChangeReason).toBeUndefined();
  return { rows: (await rowsIn(id)).flat().slice(1), scanned: Statistics?.DataScannedInBytes };
};
const reasonOf = async (statement: string, more?: Partial<StartQueryExecutionInput>) => {
  const { Status, id } = await ended(statement, more);
  const results = await failureOf(athena.getQueryResults({ QueryExecutionId: id }));
  expect(results.message).toBe(`Query did not finish successfully. Final query state: ${Status?.State}`);
  return `${Status?.State} ${Status?.StateChangeReason}`;
};
const from = '"awsdatacatalog"."logs"."cloudtrail"';
const old = `"timestamp" <= '${dateOf(149)}'`;

describe("a query", () => {
  test("waits, runs and ends, as it is asked about", async () => {
    const { QueryExecutionId } = await athena.startQueryExecution({
      QueryString: `SELECT eventid FROM ${from} WHERE ${old}`,
      WorkGroup: "security",
    });
    const state = async () => (await athena.getQueryExecution({ QueryExecutionId })).QueryExecution?.Status?.State;
    const early = () => failureOf(athena.getQueryResults({ QueryExecutionId }));
    expect(await early()).toMatchObject({
      code: "InvalidRequestException",
      message: "Query has not yet finished. Current state: QUEUED",
    });
    expect(await state()).toBe("RUNNING");
    expect((await early()).message).toContain("Current state: RUNNING");
    expect([await state(), await state()]).toEqual(["SUCCEEDED", "SUCCEEDED"]);
  });

  test("that is stopped is cancelled, and one that has ended stays as it is", async () => {
    const { QueryExecutionId } = await athena.startQueryExecution({ QueryString: "SELECT 1", WorkGroup: "security" });
    await athena.stopQueryExecution({ QueryExecutionId });
    const { QueryExecution } = await athena.getQueryExecution({ QueryExecutionId });
    expect(QueryExecution?.Status?.State).toBe("CANCELLED");
    const { id } = await ended(`SELECT eventid FROM ${from} WHERE ${old}`);
    await athena.stopQueryExecution({ QueryExecutionId: id });
    expect((await rowsIn(id)).flat()).toHaveLength(5);
  });

  test("answers with its rows, and reads what its partitions leave", async () => {
    const { rows, scanned } = await ask(
      `SELECT eventid, region FROM ${from} WHERE ${old} AND region = 'us-east-1' ORDER BY eventtime, eventid`,
    );
    expect(rows.map(([id]) => Number(id?.slice(-4)))).toEqual([1, 2, 3]);
    const read = ["a", "b"].map((name, index) =>
      objects.get(`${folder("us-east-1", dateOf(150 - index))}/${name}.json.gz`),
    );
    expect(scanned).toBe(read.reduce((sum, one) => sum + (one ? bytesOf(one).length : 0), 0));
  });

  test("finds its table by the database and catalog of its context", async () => {
    const statement = `SELECT eventid FROM cloudtrail WHERE ${old}`;
    expect(await reasonOf(statement)).toContain("MISSING_SCHEMA_NAME: line 1:21:");
    const context = { QueryExecutionContext: { Database: "Logs", Catalog: "AwsDataCatalog" } };
    expect((await ask(statement, context)).rows).toHaveLength(4);
    expect((await ask(`SELECT eventid FROM LOGS.CloudTrail WHERE ${old}`)).rows).toHaveLength(4);
  });

  test("prints structs, lists and JSON as Athena does, and what is not there not at all", async () => {
    const { rows } = await ask(
      `SELECT useridentity, useridentity.sessioncontext.sessionissuer.arn, resources, requestparameters, responseelements, readonly, errorcode, "timestamp" FROM ${from} WHERE ${old} AND eventname = 'DescribeModel' AND region = 'us-east-1' ORDER BY eventid LIMIT 1`,
    );
    expect(rows).toEqual([
      [
        `{type=AssumedRole, principalid=AROAEXECUTION:ada, arn=arn:aws:sts::${accountId}:assumed-role/execution/ada, accountid=null, invokedby=null, accesskeyid=ASIAADA, username=null, onbehalfof=null, inscopeof=null, sessioncontext=null}`,
        undefined,
        `[{arn=arn:aws:sagemaker:us-east-1:${accountId}:model/churn, accountid=null, type=AWS::SageMaker::Model}]`,
        '{"modelName":"churn"}',
        undefined,
        "true",
        undefined,
        dateOf(150),
      ],
    ]);
  });

  test("comes in pages of which the first begins with the names of its columns", async () => {
    const { id } = await ended(`SELECT eventID, "awsregion" FROM ${from} WHERE "timestamp" = '${dateOf(120)}'`);
    const pages = await rowsIn(id);
    expect(pages.map((page) => page.length)).toEqual([1000, 1000, 101]);
    expect(pages[0]?.[0]).toEqual(["eventID", "awsregion"]);
    const small = await rowsIn(id, 300);
    expect(small.flat()).toEqual(pages.flat());
    const { NextToken } = await athena.getQueryResults({ QueryExecutionId: id });
    const other = await ended(`SELECT eventid FROM ${from} WHERE ${old}`);
    const foreign = athena.getQueryResults({ QueryExecutionId: other.id, NextToken });
    expect(await failureOf(foreign)).toMatchObject({ code: "InvalidRequestException" });
    const tooMany = await failureOf(athena.getQueryResults({ QueryExecutionId: id, MaxResults: 1001 }));
    expect(tooMany).toMatchObject({ code: "InvalidRequestException" });
  });

  test.each([
    [
      "SELECT eventid FROM logs.none",
      "FAILED TABLE_NOT_FOUND: line 1:21: Table 'awsdatacatalog.logs.none' does not exist",
    ],
    ["SELECT eventid FROM none.cloudtrail", "FAILED SCHEMA_NOT_FOUND: line 1:21: Schema 'none' does not exist"],
    ["SELECT eventid FROM none.logs.cloudtrail", "FAILED CATALOG_NOT_FOUND: line 1:21: Catalog 'none' not found"],
    [`SELECT nothing FROM ${from}`, "FAILED COLUMN_NOT_FOUND: line 1:8: Column 'nothing' cannot be resolved"],
    [`SELECT eventid FROM ${from} WHERE`, "FAILED SYNTAX_ERROR: line 1:63: mismatched input '<EOF>'"],
    [
      `SELECT eventid FROM ${from} WHERE "timestamp" = '${dateOf(110)}'`,
      "FAILED HIVE_CURSOR_ERROR: Failed to read file",
    ],
    [
      `SELECT eventid FROM ${from} WHERE "timestamp" = '${dateOf(109)}'`,
      "FAILED HIVE_CURSOR_ERROR: Row is not a valid",
    ],
    [
      `SELECT eventid FROM ${from} WHERE "timestamp" = '${dateOf(108)}'`,
      "FAILED HIVE_CANNOT_OPEN_SPLIT: Error opening",
    ],
    ["SELECT eventid FROM logs.nowhere", "FAILED HIVE_FILESYSTEM_ERROR: Failed to list directory"],
    [
      "SELECT eventid FROM logs.injected",
      "FAILED CONSTRAINT_VIOLATION: For the injected projected partition column region",
    ],
  ])("%s fails", async (statement, reason) => {
    expect(await reasonOf(statement)).toContain(reason);
  });

  test("over its work group's limit is cancelled", async () => {
    const statement = `SELECT eventid FROM ${from} WHERE ${old}`;
    expect(await reasonOf(statement, { WorkGroup: "small" })).toBe("CANCELLED Bytes scanned limit was exceeded");
  });
});

describe("a table", () => {
  const count = async (name: string, where = "region = 'us-east-1'") =>
    (await ask(`SELECT eventid FROM logs.${name} WHERE ${where}`)).rows.length;

  test("passes over what is no JSON where it is told to", async () => {
    expect(await count("lenient", `"timestamp" = '${dateOf(109)}'`)).toBe(0);
  });

  test("whose partitions nobody projects has those that were added, and without them no rows", async () => {
    expect(await count("unprojected")).toBe(0);
    expect(await count("by_hand")).toBe(2);
    expect(await count("by_hand", "\"timestamp\" = 'then'")).toBe(2);
    expect(await count("injected", `region = 'us-east-1' AND ${old}`)).toBe(3);
  });

  test("without partitions is all that lies under its place", async () => {
    expect(await count("whole", "eventname LIKE 'Create%'")).toBe(1);
  });
});

describe("a start", () => {
  const QueryString = `SELECT eventid FROM ${from} WHERE ${old}`;
  const start = (input: Partial<StartQueryExecutionInput>) => athena.startQueryExecution({ QueryString, ...input });

  test("needs somewhere for its results", async () => {
    expect(await failureOf(start({}))).toMatchObject({
      code: "InvalidRequestException",
      message: expect.stringContaining("No output location provided."),
    });
    const asked = await ended(QueryString, {
      WorkGroup: "primary",
      ResultConfiguration: { OutputLocation: "s3://mine/here/" },
    });
    expect(asked.ResultConfiguration?.OutputLocation).toBe(`s3://mine/here/${asked.id}.csv`);
    const enforced = await ended(QueryString, {
      WorkGroup: "bucket",
      ResultConfiguration: { OutputLocation: "s3://mine/here/" },
    });
    expect(enforced.ResultConfiguration?.OutputLocation).toBe(`s3://results/athena/${enforced.id}.csv`);
  });

  test.each([
    [{ WorkGroup: "closed" }, "WorkGroup closed is disabled."],
    [{ WorkGroup: "none" }, "WorkGroup none is not found."],
    [{ WorkGroup: "security", QueryString: "" }, "1 validation error detected: Value '' at 'queryString'"],
    [{ WorkGroup: "security", ClientRequestToken: "short" }, "1 validation error detected: Value 'short'"],
  ])("%j is refused", async (input, message) => {
    expect(await failureOf(start(input))).toMatchObject({
      code: "InvalidRequestException",
      message: expect.stringContaining(message),
    });
  });

  test("with the same token is the same query, and of another text refused", async () => {
    const one = { WorkGroup: "security", ClientRequestToken: "t".repeat(32) };
    const { QueryExecutionId } = await start(one);
    expect((await start(one)).QueryExecutionId).toBe(QueryExecutionId);
    expect((await start({ WorkGroup: "security" })).QueryExecutionId).not.toBe(QueryExecutionId);
    expect(await failureOf(start({ ...one, QueryString: `${QueryString} LIMIT 1` }))).toMatchObject({
      code: "InvalidRequestException",
      message: "Idempotent parameters do not match",
    });
  });

  test("is refused to whoever may not", async () => {
    simulator.grant(["athena:GetQueryExecution"]);
    expect(await failureOf(start({ WorkGroup: "security" }))).toMatchObject({ code: "AccessDeniedException" });
    simulator.grant(undefined);
  });
});

describe("what there is", () => {
  const CatalogName = "AwsDataCatalog";

  test("is listed and described, a primary work group in every region", async () => {
    const { WorkGroups = [] } = await athena.listWorkGroups({});
    expect(WorkGroups.map(({ Name }) => Name)).toEqual(["primary", "security", "closed", "bucket", "small"]);
    const elsewhere = new Athena(at(simulator, { region: "eu-south-2" }));
    expect((await elsewhere.listWorkGroups({})).WorkGroups).toHaveLength(1);
    const { WorkGroup } = await athena.getWorkGroup({ WorkGroup: "security" });
    expect(WorkGroup?.Configuration?.ManagedQueryResultsConfiguration).toEqual({ Enabled: true });
    expect((await athena.listDatabases({ CatalogName })).DatabaseList).toEqual([{ Name: "logs" }]);
    const all = await athena.listTableMetadata({ CatalogName, DatabaseName: "logs", MaxResults: 3 });
    expect(all.TableMetadataList?.map(({ Name }) => Name)).toEqual(["cloudtrail", "lenient", "nowhere"]);
    expect(all.NextToken).toBeDefined();
    const some = await athena.listTableMetadata({ CatalogName, DatabaseName: "logs", Expression: "cloud.*" });
    expect(some.TableMetadataList).toHaveLength(1);
    const { TableMetadata } = await athena.getTableMetadata({
      CatalogName,
      DatabaseName: "logs",
      TableName: "CloudTrail",
    });
    const { database: _, ...shown } = table;
    expect(TableMetadata).toEqual(shown);
  });

  test("is not what is named otherwise", async () => {
    const none = athena.getTableMetadata({ CatalogName, DatabaseName: "logs", TableName: "none" });
    expect(await failureOf(none)).toMatchObject({ code: "MetadataException" });
    const noDatabase = athena.listTableMetadata({ CatalogName, DatabaseName: "none" });
    expect(await failureOf(noDatabase)).toMatchObject({ code: "MetadataException" });
    const noCatalog = athena.listDatabases({ CatalogName: "none" });
    expect(await failureOf(noCatalog)).toMatchObject({ code: "InvalidRequestException" });
    expect(await failureOf(athena.getWorkGroup({ WorkGroup: "none" }))).toMatchObject({
      code: "InvalidRequestException",
    });
    const query = athena.getQueryExecution({ QueryExecutionId: "none" });
    expect(await failureOf(query)).toMatchObject({ code: "InvalidRequestException" });
  });
});

describe("partitions", () => {
  const of = (Parameters: Record<string, string>, key: string, names = ["day"]) => {
    const PartitionKeys = names.map((Name) => ({ Name, Type: "string" }));
    const all = { location: "s3://b/x", "projection.enabled": "true", ...Parameters };
    const found = partitionOf(
      { database: "d", Name: "t", PartitionKeys, Parameters: all },
      new Date("2026-11-27T10:00:00Z"),
    );
    const values = found("b", key);
    return values && Object.fromEntries(values);
  };
  const days = (range: string) => ({
    ...{ "projection.day.type": "date", "projection.day.format": "yyyy/MM/dd", "projection.day.range": range },
    "storage.location.template": `s3://b/x/${projected("day")}`,
  });

  test.each([
    ["2026/11/01,NOW", "x/2026/11/27/f", { day: "2026/11/27" }],
    ["2026/11/01,NOW", "x/2026/11/28/f", undefined],
    ["2026/11/01,NOW", "x/2026/10/31/f", undefined],
    ["2026/11/01,NOW", "x/2026/11/2/f", undefined],
    ["2026/11/01,NOW", "x/deeper/2026/11/27/f", undefined],
    ["NOW-7DAYS,NOW", "x/2026/11/20/f", { day: "2026/11/20" }],
    ["NOW-7DAYS,NOW", "x/2026/11/19/f", undefined],
    ["NOW-1DAYS,NOW+1DAYS", "x/2026/11/28/f", { day: "2026/11/28" }],
  ])("of days in %s: %s", (range, key, expected) => {
    expect(of(days(range), key)).toEqual(expected);
  });

  test("of numbers, by Hive's names where no template says otherwise", () => {
    const parameters = {
      ...{ "projection.year.type": "integer", "projection.year.range": "2024,2026" },
      ...{ "projection.month.type": "integer", "projection.month.range": "1,12", "projection.month.digits": "2" },
    };
    expect(of(parameters, "x/year=2026/month=07/f", ["year", "month"])).toEqual({ year: "2026", month: "07" });
    expect(of(parameters, "x/year=2023/month=07/f", ["year", "month"])).toBeUndefined();
    expect(of(parameters, "x/2026/07/f", ["year", "month"])).toBeUndefined();
  });
});

test("every file with a row that is meant is among those that are read", () => {
  const quoted = (values: string[]) => fc.constantFrom(...values).map((value) => `'${value}'`);
  const dates = quoted([150, 149, 120, 90].map(dateOf));
  const comparison = fc.constantFrom("=", "<>", "<", "<=", ">", ">=");
  const leaf = fc.oneof(
    fc.tuple(comparison, dates).map(([by, date]) => `"timestamp" ${by} ${date}`),
    fc.tuple(dates, dates).map(([from, to]) => `"timestamp" BETWEEN ${from} AND ${to}`),
    quoted(["us-east-1", "eu-west-1"]).map((region) => `region IN (${region}, awsregion)`),
    quoted(["CreateModel", "CreateEndpoint"]).map((name) => `eventname = ${name}`),
    fc.constantFrom("errorcode IS NULL", "errorcode = 'AccessDenied'", "region LIKE '%-1'", "account IS NULL"),
  );
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small" },
      leaf,
      tie("condition").map((one) => `NOT (${one})`),
      fc.tuple(tie("condition"), tie("condition")).map(([one, other]) => `(${one}) AND (${other})`),
      fc.tuple(tie("condition"), tie("condition")).map(([one, other]) => `(${one}) OR (${other})`),
    ),
  }));
  const sound = new Map([...objects].filter(([key]) => !/damaged|malformed|closed|many/.test(key)));
  const held = { ...whole, s3: { buckets: [], objects: [{ bucket: "trail", region: "us-east-1", objects: sound }] } };
  let narrowed = 0;
  fc.assert(
    fc.property(condition, (where) => {
      const plan = planOf(parseSelect(`SELECT eventid FROM t WHERE ${where}`), columnsOf(table));
      const all = filesOf(table, held, new Date(now), () => true);
      const read = filesOf(table, held, new Date(now), (row) => plan.where?.of(row) ?? true);
      if (read.length < all.length) narrowed += 1;
      expect(plan.over(rowsOf(table, read)).rows).toEqual(plan.over(rowsOf(table, all)).rows);
    }),
  );
  expect(narrowed).toBeGreaterThan(10);
});
