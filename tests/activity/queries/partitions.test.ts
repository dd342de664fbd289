import fc from "fast-check";
import { expect, test } from "vitest";
import { hasPath, membersOf } from "#lib/activity/queries/hive-type.ts";
import { narrowed } from "#lib/activity/queries/partitions.ts";
import { daysOf, eventQuestion } from "#lib/activity/queries/question.ts";
import { parseSelect } from "#lib/simulator/sql/parse.ts";
import { planOf } from "#lib/simulator/sql/select.ts";
import { typeOf } from "#lib/simulator/sql/types.ts";
import { anyQuestion } from "./questions.ts";

const account = "482915630174";
const question = eventQuestion.parse({ from: "2025-12-30", to: "2026-01-02" });
const date = (format: string) => ({ "projection.dt.type": "date", "projection.dt.format": format });
const dt = [{ name: "dt", type: "string" }];

test.each([
  ["yyyy/MM/dd", "2025/12/30", "2026/01/03"],
  ["yyyy-MM-dd", "2025-12-30", "2026-01-03"],
  ["yyyyMMdd", "20251230", "20260103"],
  ["yyyy/MM", "2025/12", "2026/01"],
  ["yyyy-MM-dd-HH", "2025-12-30-00", "2026-01-03-23"],
])("days are written as the table has them: %s", (format, from, to) => {
  expect(narrowed(dt, date(format), question, account)).toMatchObject({
    conditions: [`"dt" BETWEEN '${from}' AND '${to}'`],
  });
});

test.each([["dd/MM/yyyy"], ["MM-yyyy"], ["yyyy"], ["EEE"]])(
  "what does not sort as days do narrows nothing: %s",
  (format) => {
    expect(narrowed(dt, date(format), question, account)).toEqual({
      conditions: [],
      by: new Set(),
      needsRegions: false,
    });
  },
);

test("what a column holds that is called nothing known is not guessed", () => {
  const keys = ["organization", "p0", "dt"].map((name) => ({ name, type: "string" }));
  expect(narrowed(keys, {}, question, account).conditions).toEqual([]);
});

test("accounts and regions are known by their names, and a table that has to be told the regions says so", () => {
  const keys = ["accountId", "aws_region"].map((name) => ({ name, type: "string" }));
  const injected = { "projection.aws_region.type": "injected" };
  expect(narrowed(keys, injected, question, account)).toEqual({
    conditions: [`"accountId" = '${account}'`],
    by: new Set(["account", "region"]),
    needsRegions: true,
  });
});

test("years, months and days apart leave every day of the question, and no other month", () => {
  const texts = ["year", "month", "day"].map((name) => ({ name, type: "string" }));
  const numbers = texts.map(({ name }) => ({ name, type: "int" }));
  fc.assert(
    fc.property(anyQuestion, fc.constantFrom("padded", "bare", "numbers"), (asked, as) => {
      const { conditions } = narrowed(as === "numbers" ? numbers : texts, {}, asked, account);
      const type = as === "numbers" ? "int" : "string";
      const sql = `SELECT eventid FROM t WHERE ${conditions.join(" AND ")}`;
      const columns = new Map(["year", "month", "day"].map((name) => [name, typeOf(type)]));
      const plan = planOf(parseSelect(sql), columns.set("eventid", typeOf("string")));
      const leaves = (day: string) => {
        const [year = "", month = "", date = ""] = day.split("-");
        const value = (text: string) => (as === "numbers" ? Number(text) : as === "bare" ? String(Number(text)) : text);
        const row: Record<string, string | number> = { year: value(year), month: value(month), day: value(date) };
        return plan.where?.of((name) => row[name] ?? null) === true;
      };
      expect(daysOf(asked).every(leaves)).toBe(true);
      const before = new Date(Date.parse(asked.from) - 45 * 86_400_000).toISOString().slice(0, 10);
      expect(leaves(before)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test("members of a struct are found however deep, and what cannot be read has none", () => {
  const type =
    "struct<type:string,Attributes:map<string,struct<x:int>>,sessionContext:struct<sessionIssuer:struct<arn:string>,list:array<struct<y:int>>>,last:string>";
  const members = membersOf(type);
  for (const path of ["type", "attributes", "sessioncontext.sessionissuer.arn", "sessioncontext.list", "last"])
    expect([path, hasPath(members, path)]).toEqual([path, true]);
  for (const path of ["attributes.x", "sessioncontext.list.y", "arn", ""])
    expect([path, hasPath(members, path)]).toEqual([path, false]);
  fc.assert(fc.property(fc.string(), (text) => void membersOf(text)));
  fc.assert(
    fc.property(fc.stringMatching(/^(struct<|array<|map<|a:|string|,|>|\(){0,20}$/), (text) => void membersOf(text)),
  );
});
