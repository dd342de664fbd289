import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FindingGroup } from "#components/findings/group.ts";
import { statuses } from "#components/findings/search-params.ts";
import { groupTitle, leadingStatus } from "#components/findings/verdict-title.ts";
import { countOf } from "#components/ui/verdict.tsx";
import { verdictTitle } from "#lib/verdict-title.ts";

const good = "Notebook instance has no direct internet access";
const bad = "Notebook instance can reach the internet directly";
const group = (counts: Partial<FindingGroup["counts"]>): Extract<FindingGroup, { by: "check" }> => ({
  key: "notebook-instance/no-direct-internet-access",
  by: "check",
  check: "notebook-instance/no-direct-internet-access",
  title: good,
  failTitle: bad,
  severity: "high",
  category: "network",
  kind: "notebook-instance",
  counts: { fail: 0, unknown: 0, pass: 0, "not-applicable": 0, ...counts },
  waived: 0,
});
const titled = (
  of: ReturnType<typeof group>,
  status: FindingGroup["counts"] extends Record<infer S, number> ? S[] : never,
) => groupTitle(of, leadingStatus(of, { status }));

describe("titles in the words of the verdict", () => {
  test("only a pass claims the good state", () => {
    expect(verdictTitle({ status: "pass", title: good })).toBe(good);
    expect(verdictTitle({ status: "fail", title: bad })).toBe(bad);
    expect(verdictTitle({ status: "unknown", title: good })).toBe(`Not known: ${good}`);
    expect(verdictTitle({ status: "not-applicable", title: good })).toBe(`Does not apply: ${good}`);
  });

  test("a group follows the filter", () => {
    const mixed = group({ fail: 3, pass: 5, unknown: 1 });
    expect(titled(mixed, ["pass"])).toBe(good);
    expect(titled(mixed, ["fail", "unknown"])).toBe(bad);
    expect(titled(mixed, ["unknown"])).toBe(`Not known: ${good}`);
    expect(titled(mixed, [])).toBe(bad);
    expect(titled(group({ pass: 5, unknown: 1 }), [])).toBe(`Not known: ${good}`);
  });

  test("a group never speaks for a verdict that the filter hides", () => {
    const counts = fc.record({
      fail: fc.nat(2),
      unknown: fc.nat(2),
      pass: fc.nat(2),
      "not-applicable": fc.nat(2),
    });
    fc.assert(
      fc.property(counts, fc.subarray([...statuses], { minLength: 1 }), (given, status) => {
        fc.pre(status.some((one) => given[one] > 0));
        const leading = leadingStatus(group(given), { status });
        expect(status).toContain(leading);
        expect(given[leading]).toBeGreaterThan(0);
      }),
    );
  });
});

test("counts agree with their verbs", () => {
  expect([countOf("fail", 1), countOf("fail", 2), countOf("pass", 1), countOf("pass", 1200)]).toEqual([
    "1 fails",
    "2 fail",
    "1 passes",
    "1,200 pass",
  ]);
  expect([countOf("unknown", 1), countOf("not-applicable", 1), countOf("not-applicable", 0)]).toEqual([
    "1 unknown",
    "1 does not apply",
    "0 do not apply",
  ]);
});
