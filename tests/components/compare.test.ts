import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusedIn } from "#components/api/refused.ts";
import {
  changedResourcesQueryOf,
  changeParams,
  changesQueryOf,
  compareHref,
  countsQueryOf,
  loadChangeState,
  pairQueryOf,
} from "#components/changes/search-params.ts";
import { pairPicked, togglePicked } from "#components/scans/picked-scans.ts";
import { readVisits, type Visit, visitEndsMs, visited } from "#components/visits/visit.ts";
import { findingChangeKinds } from "#lib/filters/findings.ts";
import { exportQueries } from "#lib/scan/export-queries.ts";
import { changeCountsQuery, changedResourcesQuery, changesQuery } from "../../app/_search-params/changes.ts";
import { parseQuery } from "../../app/_server/route.ts";

const id = fc.uuid();

describe("the address of two scans", () => {
  const addresses = fc.record(
    {
      ...{
        from: id,
        to: id,
        q: fc.string({ maxLength: 20, minLength: 1 }),
        sort: fc.constantFrom("severity", "resource"),
      },
      change: fc.subarray([...findingChangeKinds], { minLength: 1 }).map((some) => some.join()),
      severity: fc.constant("critical,high"),
      kind: fc.constant("vpc"),
      is: fc.constantFrom("new", "changed,gone"),
      view: fc.constantFrom("findings", "resources"),
    },
    { requiredKeys: [] },
  );

  test("asks the API for what it says, for either list, the counts and the export", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(refusedIn(changeParams, address as never)).toEqual([]);
        const state = loadChangeState(new URLSearchParams(address as Record<string, string>));
        const { from, to, q, change, kind, severity, is } = address;
        const pair = { account: "1", ...(to && { scan: to }), ...(from && { since: from }) };
        const asked = { ...pair, ...(q && { q }), ...(kind && { kind: [kind] }) };
        const of = (query: string) => new URLSearchParams(query);
        const findings = { ...asked, ...(severity && { severity: severity.split(",") }) };
        const page = { limit: 100 };
        expect(parseQuery(changesQuery, of(changesQueryOf("1", state)))).toEqual({
          ...{ ...findings, ...page },
          ...(change && { change: change.split(",") }),
          ...(address.sort && { sort: address.sort }),
        });
        expect(parseQuery(changeCountsQuery, of(countsQueryOf("1", state)))).toEqual(findings);
        expect(parseQuery(changedResourcesQuery, of(changedResourcesQueryOf("1", state)))).toEqual({
          ...{ ...asked, ...page },
          ...(is && { is: is.split(",") }),
        });
        const { account, ...others } = parseQuery(exportQueries.changes, of(pairQueryOf({ ...state, account: "1" })));
        expect({ ...others, account: account?.join() }).toEqual({ ...pair, format: "csv" });
      }),
    );
  });

  test("that another screen leads to is understood", () => {
    fc.assert(
      fc.property(id, id, fc.constantFrom(...findingChangeKinds), (from, to, change) => {
        const query = new URL(compareHref("1", { from, to, change }), "http://localhost").searchParams;
        expect(refusedIn(changeParams, Object.fromEntries(query))).toEqual([]);
        expect(loadChangeState(query)).toMatchObject({ account: ["1"], from, to, change: [change], view: "findings" });
      }),
    );
  });
});

describe("the last visit", () => {
  test("is what the visit before showed last, and stays so until this one has ended", () => {
    const looks = fc.array(fc.record({ shown: id, after: fc.nat(2 * visitEndsMs) }), { minLength: 1 });
    fc.assert(
      fc.property(looks, (all) => {
        let visit: Visit | undefined;
        let at = 0;
        let last: string | null = null;
        let before: string | null = null;
        for (const { shown, after } of all) {
          at += after;
          if (after > visitEndsMs && before !== null) last = before;
          visit = visited(visit, shown, at);
          expect(visit).toEqual({ last, shown, at });
          before = shown;
        }
      }),
    );
  });

  test("is read as it was written, and whatever else the storage holds is no visit", () => {
    const visit = fc.record({ last: fc.option(id), shown: id, at: fc.nat() });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^\d{12}$/), visit), (visits) => {
        expect(Object.fromEntries(readVisits(JSON.stringify(visits)))).toEqual({ ...visits });
      }),
    );
    fc.assert(fc.property(fc.option(fc.string()), (text) => readVisits(text).size === 0));
    const broken = [
      [],
      null,
      1,
      { last: 1, shown: "a", at: 1 },
      { last: null, shown: "a b", at: 1 },
      { shown: "a", at: 1 },
    ];
    for (const one of broken) expect(readVisits(JSON.stringify({ "1": one })).size).toBe(0);
  });
});

test("two scans of one account are picked, and stand in the order of time", () => {
  const scan = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    account: fc.constantFrom("1", "2"),
    state: fc.constant("completed" as const),
    requestedAt: fc
      .date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true })
      .map((date) => date.toISOString()),
  });
  const scans = fc.uniqueArray(scan, { selector: ({ id: one }) => one });
  fc.assert(
    fc.property(scans, fc.array(fc.nat(3)), (some, clicks) => {
      let picked: readonly (typeof some)[number][] = [];
      for (const click of clicks) {
        const one = some[click];
        if (!one) continue;
        const was = picked.includes(one);
        picked = togglePicked(picked, one);
        expect(picked.includes(one)).toBe(!was);
        expect(picked.length).toBeLessThanOrEqual(2);
        expect(new Set(picked.map(({ account }) => account)).size).toBeLessThanOrEqual(1);
        const pair = pairPicked(picked);
        expect(pair !== undefined).toBe(picked.length === 2);
        if (pair) expect(pair[0].requestedAt <= pair[1].requestedAt).toBe(true);
      }
    }),
  );
});
