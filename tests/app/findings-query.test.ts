import { describe, expect, it } from "vitest";
import { findingsQueryOf, loadFindingState } from "#components/findings/search-params.ts";
import { filterFrom } from "#lib/filters/define.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { exportQueries } from "#lib/scan/export-queries.ts";
import { findingsQuery } from "../../app/_search-params/findings.ts";
import { parseQuery } from "../../app/_server/route.ts";

/** The filter the API makes of an address, by the same steps as the screen. */
function filterOf(address: string) {
  const query = findingsQueryOf(loadFindingState(new URLSearchParams(address)));
  return filterFrom(findingsList, "111122223333", parseQuery(findingsQuery, new URLSearchParams(query)));
}

describe("the findings screen asks for what its address says", () => {
  it("shows live failing and unknown findings unless told otherwise", () => {
    expect(filterOf("")).toEqual({ account: "111122223333", status: ["fail", "unknown"], exposure: "live" });
  });

  it("carries every filter", () => {
    expect(
      filterOf(
        "status=fail&severity=critical,high&category=network&kind=domain&region=us-east-1&exposure=record&check=a/b&change=newly-unknown&q=x&sort=newest",
      ),
    ).toEqual({
      account: "111122223333",
      status: ["fail"],
      severity: ["critical", "high"],
      category: ["network"],
      kind: ["domain"],
      region: ["us-east-1"],
      exposure: "record",
      check: "a/b",
      change: "newly-unknown",
      q: "x",
      sort: "newest",
    });
  });

  it("takes `any` as no filter", () => {
    expect(filterOf("status=any&exposure=any")).toEqual({ account: "111122223333" });
  });

  it("exports with the parameters of the list", () => {
    const query = findingsQueryOf(loadFindingState(new URLSearchParams("severity=high&q=%3Dx")));
    const list = parseQuery(findingsQuery, new URLSearchParams(query));
    const { format, ...exported } = parseQuery(exportQueries.findings, new URLSearchParams(`${query}&format=json`));
    expect(format).toBe("json");
    expect(filterFrom(findingsList, "1", exported)).toEqual(filterFrom(findingsList, "1", list));
  });
});

describe("the API refuses what it does not understand", () => {
  it.each([
    ["severity=worst", "The parameter severity is not understood: it can be critical, high, medium, low, info."],
    ["status=fail,passed", "The parameter status is not understood: it can be pass, fail, not-applicable, unknown."],
    [
      "change=better",
      "The parameter change is not understood: it can be new, regressed, fixed, gone, newly-unknown, newly-readable.",
    ],
    ["exposure=any", "The parameter exposure is not understood: it can be live, record."],
    ["statuss=fail", "The parameter statuss is not understood: there is none of that name."],
    ["severity=high&severity=low", "The parameter severity is not understood: it is given more than once."],
  ])("%s", (text, message) => {
    expect(() => parseQuery(findingsQuery, new URLSearchParams(text))).toThrowError(message);
  });

  it.each(["severity=worst", "statuss=fail", "limit=0", "limit=501", "kind=a%00b", "exposure=any", "cursor=&limit=x"])(
    "%s",
    (text) => {
      expect(() => parseQuery(findingsQuery, new URLSearchParams(text))).toThrowError(/not understood/);
    },
  );
});
