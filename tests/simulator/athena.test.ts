import { Athena, type StartQueryExecutionInput } from "@aws-sdk/client-athena";
import { describe, expect, test } from "vitest";
import { bytesOf } from "#lib/simulator/object-bytes.ts";
import { accountId } from "./fixture/names.ts";
import { dateOf, folder, objects, table, whole } from "./fixture/trail-table.ts";
import { at, failureOf, simulated } from "./simulated.ts";

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
    expect(await state()).toBe("QUEUED");
    expect(await state()).toBe("RUNNING");
    expect((await early()).message).toContain("Current state: RUNNING");
    expect([await state(), await state()]).toEqual(["SUCCEEDED", "SUCCEEDED"]);
  });

  test("that is stopped is cancelled, and one that has ended stays as it is", async () => {
    const { QueryExecutionId } = await athena.startQueryExecution({
      QueryString: "SELECT 1 FROM t",
      WorkGroup: "security",
    });
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
    expect(await reasonOf(statement)).toContain(
      "TABLE_NOT_FOUND: line 1:21: Table 'awsdatacatalog.default.cloudtrail'",
    );
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
    [{ WorkGroup: "security", QueryString: "SELEC eventid" }, "line 1:1: mismatched input 'SELEC'"],
    [{ WorkGroup: "security", QueryString: `${QueryString} GROUP BY 1` }, "mismatched input 'GROUP'. Expecting: <EOF>"],
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
