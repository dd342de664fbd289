import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activityParams } from "#components/activity/search-params.ts";
import { refusedIn, withoutRefused } from "#components/api/refused.ts";
import { checkParams } from "#components/checks/search-params.ts";
import { findingParams, findingsQueryOf, loadFindingState } from "#components/findings/search-params.ts";
import { detailParams, resourceParams } from "#components/resources/search-params.ts";
import { ledgerParams } from "#components/scans/search-params.ts";

const screens = { findingParams, resourceParams, activityParams, checkParams, detailParams, ledgerParams };

describe("what a screen would not heed is told, never left out", () => {
  test.each([
    [findingParams, "severity", "foo"],
    [findingParams, "severity", "high,foo"],
    [findingParams, "status", "passed"],
    [findingParams, "exposure", "everything"],
    [findingParams, "kind", "a b"],
    [findingParams, "q", "x".repeat(201)],
    [resourceParams, "grade", "Z"],
    [resourceParams, "sort", "grade"],
    [activityParams, "from", "yesterday"],
    [activityParams, "from", "2026-11-22T10:00"],
    [activityParams, "to", "2026-13-40"],
    [activityParams, "effect", "writes"],
    [activityParams, "failed", "yes"],
    [checkParams, "category", "secret"],
    [detailParams, "only", "reads"],
    [ledgerParams, "status", "denied,nope"],
  ])("%#: %s", (params, name, value) => {
    expect(refusedIn(params, { [name]: value })).toMatchObject([{ name, value, why: "unknown-value" }]);
  });

  test("a closed list says what it allows", () => {
    expect(refusedIn(findingParams, { severity: "foo" })[0]?.allowed).toEqual([
      "critical",
      "high",
      "medium",
      "low",
      "info",
    ]);
  });

  test("names that no filter has, and filters given twice", () => {
    expect(refusedIn(findingParams, { severty: "high" })).toMatchObject([{ name: "severty", why: "unknown-name" }]);
    expect(refusedIn(findingParams, { severity: ["high", "low"] })).toMatchObject([{ why: "repeated" }]);
    expect(refusedIn(findingParams, { constructor: "x" })).toMatchObject([{ why: "unknown-name" }]);
  });

  test("whatever the text, it is heeded whole or refused", () => {
    const names = fc.constantFrom("status", "severity", "category", "kind", "region", "exposure", "sort", "view");
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom("any", "high", "high,low", "fail,", "live", "us-east-1", "newest"),
    );
    fc.assert(
      fc.property(names, texts, (name, text) => {
        fc.pre(text !== "");
        if (refusedIn(findingParams, { [name]: text }).length > 0) return;
        const state = loadFindingState(new URLSearchParams({ [name]: text }));
        const heeded = String(state[name as keyof typeof state]);
        const asked = text.split(",").filter(Boolean).join();
        expect([asked, text]).toContain(heeded === "" && text === "any" ? "any" : heeded);
      }),
    );
  });
});

describe("what the screens write themselves is understood", () => {
  test.each(Object.entries(screens))("%s: no parameter, the account, empty values", (_, params) => {
    const empty = Object.fromEntries(Object.keys(params).map((name) => [name, ""]));
    expect(refusedIn(params, empty)).toEqual([]);
    expect(refusedIn(params, { account: "111122223333" })).toEqual([]);
  });

  test.each([
    { status: "any", severity: "critical,high", exposure: "any", view: "list", finding: "abc", check: "a/b", q: "=x" },
    { from: undefined, status: "fail,unknown" },
  ])("findings: %j", (query) => expect(refusedIn(findingParams, query)).toEqual([]));

  test.each([
    { from: "2026-11-22T10:00:00.000Z", to: "2026-11-23", effect: "reads", failed: "true" },
    { resource: "arn:aws:sagemaker:us-east-1:1:model/m", actor: "Role/alice", name: "CreateModel", q: "a,b" },
  ])("activity: %j", (query) => expect(refusedIn(activityParams, query)).toEqual([]));

  test("the address without what is refused keeps the rest", () => {
    const query = { severity: "foo", status: "fail", kind: "domain" };
    const path = withoutRefused("/findings", query, refusedIn(findingParams, query));
    expect(path).toBe("/findings?status=fail&kind=domain");
    const state = loadFindingState(new URLSearchParams(path.split("?")[1]));
    expect(findingsQueryOf(state)).toBe("status=fail&kind=domain&exposure=live");
  });
});
