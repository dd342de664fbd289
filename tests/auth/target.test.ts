import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTarget, safeNext } from "#lib/auth/target.ts";

describe("a request target", () => {
  test.each([
    "/",
    "/findings?q=a%20b&status=fail",
    "/resources/detail?arn=arn:aws:sagemaker:us-east-1:1:model/x%2Fy",
    "/api/v1/findings/abc%2Bd",
    "/findings?q=100%25&q2=%C3%BC&next=//x&dots=../..",
    "/a?line=%0A",
  ])("is taken apart: %s", (raw) => {
    const { path, search } = readTarget(raw) ?? {};
    expect(`${path}${search}`).toBe(raw);
  });

  test.each([
    "",
    "*",
    "findings",
    "//",
    "//evil.example",
    "/a//b",
    "/%2f/evil",
    "/a%2F%2Fb",
    "/\\evil",
    "/%5cevil",
    "/%00",
    "/a%00b",
    "/%ff",
    "/%c3%28",
    "/%ed%a0%80",
    "/%",
    "/%2",
    "/%zz",
    "/..",
    "/../x",
    "/a/./b",
    "/%2e%2e",
    "/%2E./x",
    "/a/%2e%2e%2fb",
    "/..%2f",
    "/%252e%252e/x",
    "/%09/evil.com",
    "/%0d%0aSet-Cookie:x",
    "/%7f",
    "/%c2%80",
    "/a b",
    "/\t/evil",
    "/ü",
    "/a#b",
    "http://evil.example/",
    "https:/evil",
    "/findings?q=%ff",
    "/findings?q=%",
    "/findings?q=%00",
  ])("is refused: %j", (raw) => {
    expect(readTarget(raw)).toBeUndefined();
    expect(safeNext(raw)).toBe("/");
  });
});

test("signing in leads to a page of this site and nowhere else", () => {
  for (const bad of [
    null,
    "javascript:alert(1)",
    "/sign-out",
    "/sign-in?token=x",
    "/\n/evil",
    "/\u2028/evil",
    "/\ud800",
  ])
    expect(safeNext(bad)).toBe("/");
  expect(safeNext("/findings?status=fail")).toBe("/findings?status=fail");
});

test("whatever is asked for, a browser that follows the answer stays on this site", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "/",
      "\\",
      "\t",
      "\n",
      "\r",
      "%09",
      "%0a",
      "%5c",
      "%2f",
      "//",
      ".",
      "@",
      ":",
      "evil.example",
      "http:",
      "?",
      "#",
      "\0",
      " ",
    ),
    fc.string({ maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      for (const next of [pieces.join(""), `/${pieces.join("")}`]) {
        const location = safeNext(next);
        expect(new URL(location, "http://127.0.0.1:3000").origin).toBe("http://127.0.0.1:3000");
        expect(new URL(decodeURI(location), "http://127.0.0.1:3000").origin).toBe("http://127.0.0.1:3000");
        expect(location).toMatch(/^[\x21-\x7e]+$/);
      }
    }),
    { numRuns: 2_000 },
  );
});
