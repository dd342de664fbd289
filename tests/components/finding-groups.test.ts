import fc from "fast-check";
import { createSerializer } from "nuqs/server";
import { describe, expect, test } from "vitest";
import { refusedIn } from "#components/api/refused.ts";
import { type FindingGroup, ofGroup } from "#components/findings/group.ts";
import { groupingWords } from "#components/findings/group-words.ts";
import { findingGroups, groupQueryOf, groupsQueryOf } from "#components/findings/queries.ts";
import {
  type FindingState,
  findingParams,
  findingsQueryOf,
  loadFindingState,
} from "#components/findings/search-params.ts";
import { categories } from "#lib/checks/define.ts";
import { groupings } from "#lib/filters/findings.ts";
import { findingGroupsQuery, findingsQuery } from "../../app/_search-params/findings.ts";
import { parseQuery } from "../../app/_server/route.ts";

const counts = { severity: null, counts: { fail: 1, unknown: 0, pass: 0, "not-applicable": 0 }, waived: 0 };
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
const arn = text.map((name) => `arn:aws:iam::111122223333:role/${name}`);
const resource = arn.map((arn) => ({ arn, kind: "iam-role", name: arn, region: "global" }));
const shared = { ...counts, key: "k" };

const group: fc.Arbitrary<FindingGroup> = fc.oneof(
  word.map((check) => ({
    ...{ ...shared, by: "check" as const, check, title: "", failTitle: "", kind: "vpc" as const },
    category: "network" as const,
  })),
  fc.record({ resource, account: word }).map((of) => ({
    ...{ ...shared, ...of, by: "resource" as const, exposure: "live" as const, grade: null },
  })),
  fc.constantFrom(...categories).map((category) => ({ ...shared, by: "category" as const, category })),
  text.map((owner) => ({ ...shared, by: "owner" as const, tagged: "owner" as const, owner })),
  fc
    .constantFrom("no-owner" as const, "unread" as const)
    .map((tagged) => ({ ...shared, by: "owner" as const, tagged, owner: null })),
  word.map((account) => ({ ...shared, by: "account" as const, account })),
  word.map((path) => ({ ...shared, by: "path" as const, path, of: null })),
);

const addressOf = createSerializer(findingParams);
const stateOf = (address: string) => loadFindingState(new URLSearchParams(address));
const addresses = fc.constantFrom(
  "",
  "severity=high&account=a,b",
  "tagged=owner,no-owner&category=network,secrets",
  "view=checks&by=owner&change=gone",
);

describe("a group", () => {
  test("leads to a list that is narrowed to it, in the address as in the question", () => {
    fc.assert(
      fc.property(group, addresses, (of, address) => {
        const state = stateOf(address);
        const narrowed: FindingState = { ...state, ...ofGroup(of, state), view: "list" };
        const led = stateOf(addressOf(narrowed).slice(1));
        expect(findingsQueryOf(led)).toBe(findingsQueryOf(narrowed));
        const { limit, ...asked } = parseQuery(findingsQuery, new URLSearchParams(groupQueryOf(state, of)));
        expect(limit).toBe(20);
        const { limit: _, ...listed } = parseQuery(findingsQuery, new URLSearchParams(findingsQueryOf(led)));
        expect(asked).toEqual(listed);
        expect(findingsQueryOf(led)).not.toBe(findingsQueryOf({ ...state, ...neutral(of) }));
      }),
    );
  });
});

/** The state's own filters, were there nothing of the group. */
function neutral({ by }: FindingGroup): Partial<FindingState> {
  return by === "category"
    ? { category: [] }
    : by === "account"
      ? { account: [] }
      : by === "owner"
        ? { tagged: [] }
        : {};
}

describe("an address", () => {
  test("of before there were groupings says what it said", () => {
    const old = stateOf("view=checks&open=vpc/has-flow-logs,domain/in-vpc&check=a/b");
    expect(old).toMatchObject({
      view: "checks",
      by: "check",
      open: ["vpc/has-flow-logs", "domain/in-vpc"],
      check: "a/b",
    });
  });

  test("that names no grouping is refused, and told", () => {
    expect(refusedIn(findingParams, { by: "region" })).toMatchObject([{ name: "by", value: "region" }]);
    expect(refusedIn(findingParams, { by: "path" })).toEqual([]);
  });
});

describe.each(groupings)("groups by %s", (by) => {
  test("are asked for by what the address says; verdicts are asked for only where they choose the page", () => {
    const state = stateOf(`by=${by}&status=fail&q=x`);
    const { status, ...asked } = parseQuery(findingGroupsQuery, new URLSearchParams(groupsQueryOf(state, by)));
    expect(asked).toEqual({ by, q: "x", exposure: "live", limit: 100 });
    expect(status).toEqual(by === "resource" || by === "owner" ? ["fail"] : undefined);
    expect(findingGroups(state).queryKey).toEqual(["findings", "groups", "list", groupsQueryOf(state, by)]);
    expect(groupingWords[by]).toMatch(/^[A-Z]/);
  });
});
