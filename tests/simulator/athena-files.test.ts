import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partitionOf } from "#lib/simulator/athena/partitions.ts";
import { columnsOf, filesOf, rowsOf } from "#lib/simulator/athena/table-rows.ts";
import { parseSelect } from "#lib/simulator/sql/parse.ts";
import { planOf } from "#lib/simulator/sql/select.ts";
import { now } from "./fixture/names.ts";
import { dateOf, objects, projected, table, whole } from "./fixture/trail-table.ts";

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
