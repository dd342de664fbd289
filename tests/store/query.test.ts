import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { likeText } from "#lib/store/conditions.ts";
import { DrizzleQueryError } from "#lib/store/drizzle.ts";
import { storableJson, storableText, storeError } from "#lib/store/query.ts";

const withCode = (code: string, message = "something") => Object.assign(new Error(message), { code });

describe("what a failed query is thrown as", () => {
  test.each([
    withCode("ENOSPC"),
    withCode("53100", 'could not extend file "base/5/1": No space left on device'),
    new Error('could not write to file "pg_wal/xlogtemp.42": No space left on device'),
    new Error("outer", { cause: withCode("ENOSPC") }),
  ])("%s is a full disk", (error) => {
    expect(storeError(error)).toMatchObject({ code: "disk-full" });
  });

  test.each([
    withCode("ECONNREFUSED"),
    withCode("57P01", "terminating connection due to administrator command"),
    withCode("28P01", "password authentication failed"),
    withCode("3D000", 'database "x" does not exist'),
    new Error("Connection terminated unexpectedly"),
    new Error("timeout exceeded when trying to connect"),
    new Error("timeout expired"),
  ])("%s is a database out of reach", (error) => {
    expect(storeError(error)).toMatchObject({ code: "database" });
  });

  test("Drizzle's own error, which holds the parameters, never comes out", () => {
    const cause = withCode("42P01", "relation does not exist");
    expect(storeError(new DrizzleQueryError("select $1", ["a secret"], cause))).toBe(cause);
    const full = storeError(new DrizzleQueryError("select $1", ["a secret"], withCode("ENOSPC")));
    expect(full).toBeInstanceOf(AppError);
    expect(JSON.stringify(full, Object.getOwnPropertyNames(full))).not.toContain("a secret");
  });

  test("an AppError, and what nobody can do anything about, stay what they are", () => {
    const known = new AppError("conflict", "Already there.");
    expect(storeError(new Error("outer", { cause: known }))).toBe(known);
    const other = withCode("23505", "duplicate key");
    expect(storeError(other)).toBe(other);
    expect(storeError("a string")).toBe("a string");
  });
});

test("JSON keeps everything but NULs and lone surrogates", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const stored = storableJson(value);
      expect(stored.isWellFormed()).toBe(true);
      expect(stored).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/);
      const kept = JSON.stringify(value);
      if (!/\\u(0000|d[89a-f])/.test(kept)) expect(stored).toBe(kept);
    }),
    { examples: [["\\u0000"], ["\\\\\0"], [{ "\ud83d": "\ude00\ud83d\ude00" }]] },
  );
  expect(JSON.parse(storableJson(["a\0b", "\\u0000", "\ud800", "😀"]))).toEqual([
    "a\ufffdb",
    "\\u0000",
    "\ufffd",
    "😀",
  ]);
});

test("a pattern finds the text itself", () => {
  expect(likeText("50%_\\")).toBe("%50\\%\\_\\\\%");
  expect(storableText("a\0\udc00")).toBe("a\ufffd\ufffd");
});
