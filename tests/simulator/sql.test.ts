import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Columns, compile, type Row } from "#lib/simulator/sql/compile.ts";
import { like } from "#lib/simulator/sql/logic.ts";
import { parseSelect } from "#lib/simulator/sql/parse.ts";
import { planOf } from "#lib/simulator/sql/select.ts";
import { typeName, typeOf } from "#lib/simulator/sql/types.ts";
import { printed, unread, type Value, valueFrom } from "#lib/simulator/sql/values.ts";

const written: Record<string, string> = {
  a: "boolean",
  b: "boolean",
  c: "boolean",
  text: "string",
  count: "bigint",
  who: "struct<arn:string,issuer:struct<arn:string>>",
  items: "array<struct<arn:string,type:string>>",
  more: "map<string,string>",
  at: "timestamp",
};
const columns: Columns = new Map(Object.entries(written).map(([name, type]) => [name, typeOf(type)]));
const rowOf = (json: Record<string, unknown>): Row => {
  return (name) => valueFrom(columns.get(name) ?? { kind: "varchar" }, json[name]);
};
const plan = (statement: string) => planOf(parseSelect(statement), columns);
const select = (statement: string, ...rows: Record<string, unknown>[]) => plan(statement).over(rows.map(rowOf)).rows;
const answer = (condition: string, json: Record<string, unknown> = {}): Value =>
  plan(`SELECT a FROM t WHERE ${condition}`).where?.of(rowOf(json)) ?? null;
const refusal = (statement: string) => {
  try {
    plan(statement);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

/** Conditions over a, b and c, and what they are by the tables of Kleene's logic, written out. */
const tables: Record<"and" | "or", Record<string, boolean | null>> = {
  and: { tt: true, tf: false, tn: null, ft: false, ff: false, fn: false, nt: null, nf: false, nn: null },
  or: { tt: true, tf: true, tn: true, ft: true, ff: false, fn: null, nt: true, nf: null, nn: null },
};
const letter = (value: boolean | null) => (value === null ? "n" : value ? "t" : "f");
type Tree = string | { not: Tree } | { isNull: Tree } | { by: "and" | "or"; left: Tree; right: Tree };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Tree>("a", "b", "c", "TRUE", "FALSE", "NULL"),
    fc.record({ not: tie("tree") }),
    fc.record({ isNull: tie("tree") }),
    fc.record({ by: fc.constantFrom("and" as const, "or" as const), left: tie("tree"), right: tie("tree") }),
  ),
}));
const sqlOf = (one: Tree): string => {
  if (typeof one === "string") return one;
  if ("not" in one) return `NOT (${sqlOf(one.not)})`;
  if ("isNull" in one) return `(${sqlOf(one.isNull)}) IS NULL`;
  return `(${sqlOf(one.left)}) ${one.by} (${sqlOf(one.right)})`;
};
type Truth = boolean | null;
const truthOf = (one: Tree, of: Record<string, Truth>): Truth => {
  if (typeof one === "string") return of[one] ?? null;
  if ("not" in one) {
    const inner = truthOf(one.not, of);
    return inner === null ? null : !inner;
  }
  if ("isNull" in one) return truthOf(one.isNull, of) === null;
  return tables[one.by][letter(truthOf(one.left, of)) + letter(truthOf(one.right, of))] ?? null;
};
const truth = fc.constantFrom(true, false, null);
const truths = fc.record({ a: truth, b: truth, c: truth });

describe("a condition", () => {
  test("is true, false or neither, as Kleene's tables say", () => {
    fc.assert(
      fc.property(tree, truths, (one, of) => {
        expect(answer(sqlOf(one), of)).toBe(truthOf(one, { ...of, TRUE: true, FALSE: false }));
      }),
    );
  });

  test("of which something is unread is only decided where it is so whatever that may be", () => {
    fc.assert(
      fc.property(tree, truths, fc.subarray(["a", "b", "c"]), (one, of, hidden) => {
        const { where } = plan(`SELECT a FROM t WHERE ${sqlOf(one)}`);
        const seen = where?.of((name) => (hidden.includes(name) ? unread : rowOf(of)(name)));
        if (seen !== unread) expect(seen).toBe(answer(sqlOf(one), of));
      }),
    );
  });

  test("of a row is the same however its words are written, and between whatever blanks", () => {
    const condition = "who.arn LIKE 'x%' AND NOT lower(text) IN ('p', 'q') OR count BETWEEN 1 AND 3";
    const json = { who: { arn: "xyz" }, text: "P", count: 2 };
    const spaced = condition
      .replaceAll(" ", "\n\t ")
      .replace("LIKE", "like")
      .replace("who", "WHO")
      .replace("text", '"TEXT"');
    expect(answer(spaced, json)).toBe(answer(condition, json));
  });

  test.each<[string, Value]>([
    ["text = 'it''s'", true],
    ["text <> 'it''s'", false],
    ["text != 'other'", true],
    ["text LIKE '_t''%'", true],
    ["text LIKE 'i%t'", false],
    ["text NOT LIKE 'x%'", true],
    ["'a_b' LIKE 'a\\_b' ESCAPE '\\'", true],
    ["'axb' LIKE 'a\\_b' ESCAPE '\\'", false],
    ["text IN ('x', 'it''s')", true],
    ["text IN ('x', NULL)", null],
    ["text NOT IN ('x', NULL)", null],
    ["text BETWEEN 'a' AND 'z'", true],
    ["count BETWEEN 4 AND 9", false],
    ["count >= -2", true],
    ["strpos(text, 't') = 2", true],
    ["strpos(text, 'z') > 0", false],
    ["strpos(missing_text, 'z') > 0", null],
    ["who.issuer.arn IS NULL", true],
    ["who.arn IS NOT NULL", true],
    ["any_match(items, r -> r.arn = 'one' AND r.type <> text)", true],
    ["any_match(items, r -> r.type = 'none')", null],
    ["any_match(map_values(more), v -> v LIKE '%needle%')", true],
    ["any_match(map_values(more), v -> v = 'no')", false],
    ["at > '2026-11-27 09:29:59.999' AND at < '2026-11-28'", true],
    ["at = '2026-11-27 09:30:00'", true],
  ])("%s", (condition, expected) => {
    const json = {
      ...{ text: "it's", count: 3, who: { arn: "x" }, at: "2026-11-27T09:30:00Z" },
      ...{ items: [{ arn: "one", type: "A" }, { arn: "two" }], more: { k: "a needle b", n: { deep: 1 } } },
    };
    expect(answer(condition.replace("missing_text", "who.issuer.arn"), json)).toBe(expected);
  });

  test("LIKE is what a regular expression of the same parts says", () => {
    const letters = fc.constantFrom("a", "b", "_", "%", "\\", ".", "é", "😀");
    const regular = (pattern: string) =>
      new RegExp(
        `^${Array.from(pattern, (one) => (one === "%" ? ".*" : one === "_" ? "." : one.replace(/[\\.]/, "\\$&"))).join("")}$`,
        "su",
      );
    const short = fc.array(letters, { maxLength: 8 }).map((all) => all.join(""));
    fc.assert(fc.property(short, short, (text, pattern) => like(text, pattern) === regular(pattern).test(text)));
  });
});

test.each(["''", "'ab'", "'\\' AND 'a' LIKE 'a\\b' ESCAPE '\\'"])(
  "an escape that is none fails as it is met: %s",
  (text) => {
    expect(() => answer(`text LIKE 'a' ESCAPE ${text}`, { text: "a" })).toThrow("INVALID_FUNCTION_ARGUMENT");
  },
);

describe("a statement", () => {
  test.each([
    ["SELEC a FROM t", "SYNTAX_ERROR: line 1:1: mismatched input 'SELEC'. Expecting: 'SELECT'"],
    ["SELECT a\n  FROM t\n WHERE a = 'open", "SYNTAX_ERROR: line 3:12: mismatched input '''"],
    ["SELECT a FROM t WHERE", "SYNTAX_ERROR: line 1:22: mismatched input '<EOF>'. Expecting: <identifier>"],
    ["SELECT a FROM t LIMIT 1; DROP TABLE t", "SYNTAX_ERROR: line 1:24: mismatched input ';'"],
    ["SELECT a FROM t GROUP BY a", "SYNTAX_ERROR: line 1:17: mismatched input 'GROUP'. Expecting: <EOF>"],
    ["SELECT a, nothing FROM t", "COLUMN_NOT_FOUND: line 1:11: Column 'nothing' cannot be resolved"],
    ["SELECT who.nothing FROM t", "COLUMN_NOT_FOUND: line 1:8: Column 'who.nothing' cannot be resolved"],
    ["SELECT a.b FROM t", "TYPE_MISMATCH: line 1:8: Expression a is not of type ROW"],
    ["SELECT a FROM t WHERE text = 1", "TYPE_MISMATCH: line 1:28: Cannot apply operator: varchar = bigint"],
    ["SELECT a FROM t WHERE a = 'true'", "TYPE_MISMATCH: line 1:25: Cannot apply operator: boolean = varchar"],
    ["SELECT a FROM t WHERE who = 'x'", "TYPE_MISMATCH"],
    [
      "SELECT a FROM t WHERE text",
      "TYPE_MISMATCH: line 1:23: WHERE clause must evaluate to a boolean: actual type varchar",
    ],
    [
      "SELECT a FROM t WHERE a AND count",
      "TYPE_MISMATCH: line 1:29: Logical expression term must evaluate to a boolean",
    ],
    ["SELECT a FROM t WHERE upper(text) = 'A'", "FUNCTION_NOT_FOUND: line 1:23: Function 'upper' not registered"],
    ["SELECT a FROM t WHERE strpos(text) = 1", "FUNCTION_NOT_FOUND: line 1:23: Unexpected parameters (varchar) for"],
    ["SELECT a FROM t WHERE any_match(text, r -> r = 'x')", "FUNCTION_NOT_FOUND"],
    ["SELECT a FROM t WHERE count LIKE 'x'", "TYPE_MISMATCH: line 1:23: Left side of LIKE expression"],
  ])("%j is refused", (statement, message) => {
    expect(refusal(statement)).toContain(message);
  });

  test("of any text is read or refused with a place in it, and nothing else is thrown", () => {
    const pieces = fc.constantFrom(
      ...[
        "SELECT",
        "FROM",
        "WHERE",
        "a",
        "text",
        "who",
        ".",
        ",",
        "(",
        ")",
        "'",
        "'x'",
        '"',
        "AND",
        "NOT",
        "IN",
        "LIKE",
        "->",
      ],
      ...["IS", "NULL", "BETWEEN", "ORDER BY", "LIMIT", "1", "=", "<", "t", "any_match", "\n", "é", "-"],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const message = refusal(parts.join(" "));
        if (message !== "") expect(message).toMatch(/^[A-Z_]+: line \d+:\d+: /);
      }),
      { numRuns: 500 },
    );
  });

  test("sorts by its columns, what has no value last, and cuts after that", () => {
    const rows = ["b", null, "a", "é", "c"].map((text, count) => ({ text, count }));
    expect(select("SELECT text FROM t ORDER BY text", ...rows)).toEqual([["a"], ["b"], ["c"], ["é"], [null]]);
    expect(select("SELECT text FROM t ORDER BY text DESC LIMIT 2", ...rows)).toEqual([["é"], ["c"]]);
    expect(select("SELECT count FROM t ORDER BY a, count DESC LIMIT 1", ...rows)).toEqual([["4"]]);
    expect(select("SELECT count FROM t LIMIT 0", ...rows)).toEqual([]);
  });
});

test("values are printed as Athena prints them, with nothing quoted", () => {
  const shown = (name: string, json: unknown) => {
    const { type, of } = compile({ kind: "name", name, line: 1, column: 1 }, columns);
    return printed(type, of(rowOf({ [name]: json })));
  };
  expect(shown("who", { ARN: "x, y", issuer: {} })).toBe("{arn=x, y, issuer={arn=null}}");
  expect(shown("who", { arn: true })).toBe("{arn=true, issuer=null}");
  expect(shown("items", [{ ARN: "one" }])).toBe("[{arn=one, type=null}]");
  expect(shown("more", { k: "v", deep: { a: [1] }, none: null })).toBe('{k=v, deep={"a":[1]}, none=null}');
  expect(shown("at", "2026-11-27T09:30:00Z")).toBe("2026-11-27 09:30:00.000");
  expect(typeName(typeOf("map<string,array<struct<a:int,b:map<string,string>>>>"))).toBe(
    "map(varchar, array(row(a bigint, b map(varchar, varchar))))",
  );
});
