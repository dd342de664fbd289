import fc from "fast-check";
import { expect, test } from "vitest";
import { athenaStatement, type TableShape } from "#lib/activity/queries/athena-statement.ts";
import { lakeStatement } from "#lib/activity/queries/lake-statement.ts";
import { catalog, storeIn } from "#lib/activity/queries/place.ts";
import { eventQuestion } from "#lib/activity/queries/question.ts";
import { named } from "#lib/activity/queries/sql.ts";
import { tableDefinition } from "#lib/activity/queries/table-definition.ts";
import { asksEvents } from "#lib/aws/event-queries.ts";
import { parseSelect } from "#lib/simulator/sql/parse.ts";
import { anyQuestion } from "./questions.ts";

const account = "482915630174";
const place = { database: "logs", table: "cloudtrail" };
const store = `arn:aws:cloudtrail:us-east-1:${account}:eventdatastore/0a1b2c3d-1111-2222-3333-444455556666`;
const definition = tableDefinition(
  place,
  { bucket: "trail", region: "us-east-1" },
  { account, regions: ["us-east-1"], since: "2024-01-01" },
);
/** What Glue keeps of that statement. */
const shape: TableShape = {
  columns: new Map(
    Array.from(definition.matchAll(/^ {2}`(\w+)` ([^`]*?),?$(?=\n {2}`|\n\))/gms), ([, name = "", type = ""]) => [
      name,
      type.toLowerCase().replaceAll(/\s/g, ""),
    ]),
  ),
  partitions: [
    { name: "region", type: "string" },
    { name: "timestamp", type: "string" },
  ],
  parameters: Object.fromEntries(
    Array.from(definition.matchAll(/^ {2}'([\w.]+)' = '(.*?)',?$/gm), ([, name = "", value = ""]) => [name, value]),
  ),
};
const table = [catalog, place.database, place.table].map(named).join(".");
const question = (more: object) => eventQuestion.parse({ from: "2025-12-30", to: "2026-01-02", ...more });
const texts = /'(?:[^']|'')*'/g;
const bare = (sql: string) => sql.replaceAll(texts, "?");

test("whatever is looked for stays a text, and the guard lets exactly such statements through", () => {
  fc.assert(
    fc.property(anyQuestion, (asked) => {
      const { sql, problem } = athenaStatement(place, shape, asked, account);
      expect(problem).toBeNull();
      const plain = Object.fromEntries(
        Object.entries(asked).map(([name, value]) => [
          name,
          /^(about|actor)$/.test(name) && !String(value).startsWith("arn:") ? "plain" : value,
        ]),
      );
      // What is looked for changes texts of the statement and nothing else.
      if (!String(asked.about).startsWith("arn:") && !String(asked.actor).startsWith("arn:")) {
        expect(bare(sql)).toBe(bare(athenaStatement(place, shape, eventQuestion.parse(plain), account).sql));
      }
      const input = { QueryString: sql, WorkGroup: "security", ClientRequestToken: "token" };
      expect(asksEvents({ table, workgroup: "security" }, new Set(), "athena:StartQueryExecution", input)).toBe(true);
      const lake = lakeStatement(store, asked, account);
      const { id } = storeIn(store);
      expect(asksEvents({ table: id }, new Set(), "cloudtrail:StartQuery", { QueryStatement: lake })).toBe(true);
      expect(asksEvents({ table: "another" }, new Set(), "cloudtrail:StartQuery", { QueryStatement: lake })).toBe(
        false,
      );
    }),
  );
});

test("a question is asked of the folders of its days, and of the day after", () => {
  const { sql, by } = athenaStatement(place, shape, question({ regions: ["eu-west-1"] }), account);
  expect([...by]).toEqual(["region", "day"]);
  expect(sql).toContain(`"region" = 'eu-west-1'`);
  expect(sql).toContain(`"timestamp" BETWEEN '2025/12/30' AND '2026/01/03'`);
  expect(sql).toContain("eventtime >= '2025-12-30T00:00:00Z'");
  expect(sql).toContain("eventtime < '2026-01-03T00:00:00Z'");
  expect(sql).toContain(`recipientaccountid = '${account}'`);
});

test("a name is a value of its own, an ARN stands anywhere, and a key is also asked for where it was issued", () => {
  const statement = (more: object) => athenaStatement(place, shape, question(more), account).sql;
  expect(statement({ about: "credit-risk" })).toContain(`strpos(requestparameters, '"credit-risk"') > 0`);
  const arn = `arn:aws:sagemaker:us-east-1:${account}:endpoint/credit-risk`;
  expect(statement({ about: arn })).toContain(`strpos(responseelements, '${arn}') > 0`);
  expect(statement({ about: arn })).toContain(`any_match(resources, r -> r.arn = '${arn}')`);
  expect(statement({ key: "ASIAABCDEFGHIJKLMNOP" })).toContain(
    "(useridentity.accesskeyid = 'ASIAABCDEFGHIJKLMNOP' OR strpos(responseelements, 'ASIAABCDEFGHIJKLMNOP') > 0)",
  );
  const role = `arn:aws:iam::${account}:role/ops`;
  expect(statement({ actor: role })).toContain(`useridentity.sessioncontext.sessionissuer.arn = '${role}'`);
  expect(statement({ actor: "lena_o" })).toContain(String.raw`useridentity.principalid LIKE '%:lena\_o' ESCAPE '\'`);
});

test("a table is asked for the columns that it has, and one that is none of CloudTrail's is not asked", () => {
  const { columns, ...rest } = shape;
  const few = new Map(
    [...columns].filter(([name]) => !/^(tlsdetails|resources|responseelements|recipientaccountid)$/.test(name)),
  );
  few.set("useridentity", "struct<type:string,arn:string,accesskeyid:string>");
  const { sql, problem } = athenaStatement(
    place,
    { ...rest, columns: few },
    question({ about: "x", actor: `arn:aws:iam::${account}:role/ops`, key: "AKIAABCDEFGHIJKLMNOP" }),
    account,
  );
  expect(problem).toBeNull();
  expect(() => parseSelect(sql)).not.toThrow();
  expect(sql).not.toMatch(/tlsdetails|resources|responseelements|recipientaccountid|sessionissuer|username/);
  const none = athenaStatement(place, { ...rest, columns: new Map([["id", "string"]]) }, question({}), account);
  expect(none.problem).toContain("no column eventid");
  const problemWith = (more: object) =>
    athenaStatement(
      place,
      {
        ...rest,
        columns: new Map(
          ["eventid", "eventname", "eventsource", "eventtime", "useridentity"].map((one) => [one, "string"]),
        ),
      },
      question(more),
      account,
    ).problem;
  expect(problemWith({})).toBeNull();
  expect(problemWith({ about: "x" })).toContain("what a call was about");
  expect(problemWith({ actor: "lena" })).toContain("who called");
  expect(problemWith({ key: "AKIAABCDEFGHIJKLMNOP" })).toContain("which access key");
});
