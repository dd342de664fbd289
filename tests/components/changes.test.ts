import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { refusedIn } from "#components/api/refused.ts";
import { compareHref } from "#components/changes/search-params.ts";
import { changeHref } from "#components/findings/change-words.ts";
import { findingParams, loadFindingState } from "#components/findings/search-params.ts";
import { SeverityCounts } from "#components/overview/severity-counts.tsx";
import { ChangeList } from "#components/scans/change-list.tsx";
import { RecordsCoverage } from "#components/scans/records-coverage.tsx";
import { type FindingChangeKind, findingChangeKinds } from "#lib/filters/findings.ts";
import type { FindingChangeCounts, ScanSummary } from "#lib/store/views.ts";

const none = Object.fromEntries(findingChangeKinds.map((kind) => [kind, 0])) as FindingChangeCounts;
const zero = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
const summary = (changes: ScanSummary["changes"]): ScanSummary => ({
  failing: { ...zero, critical: 2 },
  verdicts: { pass: 1, fail: 2, unknown: 0, "not-applicable": 0 },
  recordFailing: zero,
  resources: 3,
  records: 0,
  changes,
});
const bySeverity = (critical: FindingChangeCounts) => ({ critical, high: none, medium: none, low: none, info: none });
const counts = (changes: ScanSummary["changes"]) =>
  renderToStaticMarkup(
    createElement(SeverityCounts, {
      summary: summary(changes),
      changes: changes?.bySeverity,
      unknown: zero,
      waived: zero,
      records: undefined,
      account: "1",
    }),
  );
const ofShown = (change: FindingChangeKind) => changeHref("1", change);
const list = (changes: FindingChangeCounts, hrefOf: typeof ofShown | null = ofShown) =>
  renderToStaticMarkup(createElement(ChangeList, { changes, hrefOf }));

describe("under a severity", () => {
  test("lost sight is violet, and nothing is green unless it was fixed", () => {
    fc.assert(
      fc.property(fc.record(Object.fromEntries(findingChangeKinds.map((kind) => [kind, fc.nat(40)]))), (some) => {
        const changes = some as FindingChangeCounts;
        const markup = counts({ ...changes, bySeverity: bySeverity(changes) });
        expect(markup.includes("text-pass")).toBe(changes.fixed > 0);
        expect(markup.includes("text-unknown")).toBe(changes["newly-unknown"] > 0);
        if (changes["newly-unknown"] > 0) expect(markup).toContain(`${changes["newly-unknown"]} newly unknown`);
      }),
    );
  });

  test("nothing is said where nothing is known of changes", () => {
    for (const changes of [null, { ...none, fixed: 38 }]) {
      expect(counts(changes)).not.toMatch(/fixed|no change|since the last/);
    }
  });
});

test("beside the failures of a severity stands how many more there may be", () => {
  const props = {
    summary: summary(null),
    changes: undefined,
    unknown: { ...zero, critical: 20 },
    waived: zero,
    records: undefined,
    account: "1",
  };
  expect(renderToStaticMarkup(createElement(SeverityCounts, props))).toMatch(/text-unknown">20 unknown/);
});

test("what somebody accepted is counted beside what fails, and the link leads to what is counted", () => {
  const props = {
    summary: summary(null),
    changes: undefined,
    unknown: zero,
    waived: { ...zero, critical: 1 },
    records: undefined,
    account: "1",
  };
  const markup = renderToStaticMarkup(createElement(SeverityCounts, props));
  expect(markup).toMatch(/severity=critical&amp;waived=without".*?>1<.*?1 waived/s);
});

describe("the six counts of a scan", () => {
  test("each leads to a list that the findings screen understands and that hides none of it", () => {
    const changes = Object.fromEntries(findingChangeKinds.map((kind) => [kind, 7])) as FindingChangeCounts;
    const links = [...list(changes).matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
    expect(links).toHaveLength(findingChangeKinds.length);
    for (const [at, href] of links.entries()) {
      const query = Object.fromEntries(new URL(href, "http://localhost").searchParams);
      expect(refusedIn(findingParams, query)).toEqual([]);
      const state = loadFindingState(new URLSearchParams(query));
      expect(state).toMatchObject({ change: findingChangeKinds[at], status: [], exposure: "any", account: ["1"] });
    }
  });

  test("of an earlier scan they lead to it beside the one before, and nowhere when that is not kept", () => {
    const compared = list({ ...none, gone: 3 }, (change) => compareHref("1", { to: "a-scan", change }));
    expect(compared).toContain('href="/scans/compare?account=1&amp;to=a-scan&amp;change=gone"');
    expect(list({ ...none, gone: 3 }, null)).not.toContain("href");
    expect(list({ ...none, gone: 3 }).match(/href/g)).toHaveLength(1);
  });

  test("an unknown change in an address is refused, not dropped", () => {
    expect(refusedIn(findingParams, { change: "better" })).toEqual([
      { name: "change", value: "better", allowed: findingChangeKinds, why: "unknown-value" },
    ]);
  });
});

test("the coverage of records says what the cap left out", () => {
  const line = {
    region: "us-east-1",
    kind: "training-job",
    action: "sagemaker:ListTrainingJobs",
    calls: 1,
    failures: 0,
  };
  const ledger = [8_000, 4_000].map((leftOut) => ({
    ...line,
    leftOut,
    status: "partial" as const,
    unlisted: false,
    permission: null,
  }));
  const draw = (records: { unknown: number; coverage: number | null; provisional: boolean }, rows = ledger) =>
    renderToStaticMarkup(createElement(RecordsCoverage, { records: { assessed: 1, ...records }, ledger: rows }))
      .replaceAll(/<[^>]*>/g, "")
      .replaceAll(/\s+/g, " ");
  expect(draw({ unknown: 5, coverage: 0.43, provisional: true })).toBe(
    "Records: 43 % judged, provisional: the cap left at least 12,000 jobs unread.",
  );
  expect(draw({ unknown: 1, coverage: 0.99, provisional: false }, [])).toBe(
    "Records: 99 % judged: 1 of their verdicts is unknown.",
  );
  expect(draw({ unknown: 0, coverage: null, provisional: false }, [])).toBe("");
});
