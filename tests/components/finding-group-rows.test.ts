import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { FindingGroups } from "#components/findings/finding-groups.tsx";
import type { FindingGroup } from "#components/findings/group.ts";
import { findingGroups, groupPages } from "#components/findings/queries.ts";
import { loadFindingState } from "#components/findings/search-params.ts";
import type { FindingRow } from "#lib/store/views.ts";

vi.mock("next/navigation", () => ({ useSearchParams: () => new URLSearchParams() }));

const nothing = () => {};
const picking = { picked: new Set<string>(), pick: nothing, clear: nothing, order: nothing };
const counts = (fail: number, waived = 0) => ({
  ...{ severity: fail > 0 ? ("high" as const) : null, waived },
  counts: { fail, unknown: 0, pass: 2, "not-applicable": 0 },
});

/** What the screen shows of these groups, as text; of what is open its rows as well. */
function shown(address: string, groups: readonly FindingGroup[], rows: readonly FindingRow[] = []): string {
  const queries = new QueryClient();
  const state = loadFindingState(new URLSearchParams(address));
  queries.setQueryData(findingGroups(state).queryKey, {
    pages: [{ rows: [...groups], next: null }],
    pageParams: [null],
  });
  for (const group of groups) {
    const pages = [{ rows: [...rows], next: null, total: 30 }];
    queries.setQueryData(groupPages(state, group).queryKey, { pages, pageParams: [null] });
  }
  const props = { state, picking, hrefOf: (id: string) => `?finding=${id}`, open: nothing };
  const screen = createElement(FindingGroups, { ...props, onChange: nothing, onToggle: nothing, onReset: nothing });
  const markup = renderToStaticMarkup(createElement(QueryClientProvider, { client: queries }, screen));
  return markup
    .replace(/<svg.*?<\/svg>/g, "")
    .replace(/<[^>]+>/g, "|")
    .replace(/\|+/g, "|");
}

const resource = { arn: "arn:aws:iam::111122223333:role/a", kind: "iam-role", name: "<b>a</b>", region: "global" };
const at = "2026-11-01T00:00:00.000Z";
const finding: FindingRow = {
  ...{ id: "f-1", account: "1", check: "iam-role/x", title: "Role opens everything", resource },
  ...{ severity: "high", category: "identity", status: "fail", exposure: "live" },
  ...{ since: at, firstSeen: at, readAt: at, isEarlier: false, waiver: null },
};

test("a resource is named with its kind and grade, and opened tells what it fails and leads to all of it", () => {
  const group: FindingGroup = {
    by: "resource",
    key: "r1",
    account: "1",
    resource,
    exposure: "live",
    grade: "F",
    ...counts(3, 1),
  };
  const text = shown("by=resource&open=r1", [group], [finding]);
  expect(text).toMatch(/\|Resource\|Findings\|.*High\|.*Grade \|F\|.*&lt;b&gt;a&lt;\/b&gt;\|.*3 fail\|1 waived\|/);
  expect(text).toContain("|Role opens everything|");
  expect(text).toContain("|29 more findings in the list|");
  expect(shown("by=resource", [group], [finding])).not.toContain("Role opens everything");
});

test("what has no owner, or is on no path, is told apart, and not taken for another's name", () => {
  const of = (tagged: "owner" | "no-owner" | "unread", owner: string | null): FindingGroup => ({
    ...{ by: "owner", key: `${tagged}${owner}`, tagged, owner },
    ...counts(1),
  });
  const text = shown("by=owner", [of("owner", "Ada"), of("no-owner", null), of("unread", null)]);
  expect(text.match(/Ada|No owner|Owner not known/g)).toEqual(["Ada", "No owner", "Owner not known"]);
  const path: FindingGroup = { by: "path", key: "none", path: "none", of: null, ...counts(1) };
  expect(shown("by=path", [path])).toContain("|On no attack path|");
});

test("groups that have none of the chosen verdicts are left out", () => {
  const of = (category: "identity" | "network", fail: number): FindingGroup => ({
    by: "category",
    key: category,
    category,
    ...counts(fail),
  });
  const text = shown("by=category&status=fail", [of("identity", 0), of("network", 1)]);
  expect(text).toContain("1 fails");
  expect(text).not.toMatch(/identity/i);
});
