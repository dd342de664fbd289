import { expect, test } from "vitest";
import { asksEvents } from "#lib/aws/event-queries.ts";
import { isConfigurationRead } from "#lib/aws/guard.ts";

const table = '"AwsDataCatalog"."logs"."cloudtrail"';
const statement = `SELECT "eventid", "eventname"\nFROM ${table}\nWHERE eventtime >= '2026-01-01'\nLIMIT 10`;
const input = { QueryString: statement, WorkGroup: "security", ClientRequestToken: "0a1b2c3d" };
const asked = { table, workgroup: "security" };
const starts = (given: object, of: { table: string; workgroup?: string; results?: string } = asked) =>
  asksEvents(of, new Set(), "athena:StartQueryExecution", given);

test("what starts, stops or answers queries is no read of configuration", () => {
  for (const action of [
    "athena:StartQueryExecution",
    "athena:StopQueryExecution",
    "athena:GetQueryResults",
    "cloudtrail:StartQuery",
    "cloudtrail:CancelQuery",
    "cloudtrail:GetQueryResults",
  ]) {
    expect([action, isConfigurationRead(action)]).toEqual([action, false]);
  }
});

test("a question to the table is let through", () => {
  expect(starts(input)).toBe(true);
  expect(starts({ ...input, QueryString: statement.replace("2026-01-01", "x; DROP TABLE y -- FROM z") })).toBe(true);
  const results = "s3://results/sagewarden/";
  expect(starts({ ...input, ResultConfiguration: { OutputLocation: results } }, { ...asked, results })).toBe(true);
});

test.each([
  ["a statement that writes", { QueryString: `INSERT INTO ${table} VALUES (1)` }],
  ["one that writes what it selects", { QueryString: `CREATE TABLE t AS ${statement}` }],
  ["one that unloads", { QueryString: `UNLOAD (${statement}) TO 's3://elsewhere/' WITH (format = 'JSON')` }],
  ["another table", { QueryString: statement.replace("cloudtrail", "payroll") }],
  ["two tables", { QueryString: statement.replace("WHERE", "JOIN payroll ON true WHERE") }],
  ["two tables with a comma", { QueryString: statement.replace(`${table}\n`, `${table}, payroll\n`) }],
  ["a statement within", { QueryString: statement.replace("LIMIT", "AND eventid IN (SELECT id FROM payroll)\nLIMIT") }],
  ["a table within", { QueryString: statement.replace("LIMIT", "AND eventid IN (TABLE payroll)\nLIMIT") }],
  ["a second statement", { QueryString: `${statement}; DROP TABLE t` }],
  ["one after a union", { QueryString: `${statement} UNION SELECT 1` }],
  ["a text that does not end", { QueryString: `${statement} OR eventid = 'x` }],
  ["a comment", { QueryString: statement.replace("WHERE", "/* */ WHERE") }],
  ["a function in what is selected", { QueryString: statement.replace('"eventid"', "external_call('x')") }],
  ["no statement", { QueryString: undefined }],
  ["another work group", { WorkGroup: "primary" }],
  ["no work group", { WorkGroup: undefined }],
  ["no token", { ClientRequestToken: undefined }],
  ["results elsewhere", { ResultConfiguration: { OutputLocation: "s3://elsewhere/" } }],
  [
    "results for another account",
    { ResultConfiguration: { OutputLocation: undefined, ExpectedBucketOwner: "111122223333" } },
  ],
  ["another context", { QueryExecutionContext: { Database: "payroll" } }],
  ["parameters", { ExecutionParameters: ["1"] }],
])("refused: %s", (_, change) => {
  expect(starts({ ...input, ...change })).toBe(false);
});

test("of event data stores one is asked, in its own words", () => {
  const id = "0a1b2c3d-1111-2222-3333-444455556666";
  const lake = `SELECT eventjson\nFROM ${id}\nWHERE eventtime >= '2026-01-01 00:00:00'\nLIMIT 10`;
  const start = (given: object) => asksEvents({ table: id }, new Set(), "cloudtrail:StartQuery", given);
  expect(start({ QueryStatement: lake })).toBe(true);
  expect(start({ QueryStatement: lake.replace(id, "another") })).toBe(false);
  expect(start({ QueryStatement: lake, DeliveryS3Uri: "s3://elsewhere/" })).toBe(false);
  expect(start({ QueryAlias: "x" })).toBe(false);
  expect(starts(input, { table })).toBe(false);
});

test("only queries that were started here are answered or stopped", () => {
  const known = new Set(["mine"]);
  for (const [action, name] of [
    ["athena:GetQueryResults", "QueryExecutionId"],
    ["athena:StopQueryExecution", "QueryExecutionId"],
    ["cloudtrail:GetQueryResults", "QueryId"],
    ["cloudtrail:CancelQuery", "QueryId"],
  ] as const) {
    expect(asksEvents(asked, known, action, { [name]: "mine" })).toBe(true);
    expect(asksEvents(asked, known, action, { [name]: "another" })).toBe(false);
    expect(asksEvents(asked, known, action, {})).toBe(false);
  }
  for (const action of [
    "athena:DeleteWorkGroup",
    "athena:CreateNamedQuery",
    "cloudtrail:DeleteEventDataStore",
    "s3:GetObject",
  ]) {
    expect(asksEvents(asked, known, action, { ...input, QueryExecutionId: "mine" })).toBe(false);
  }
});
