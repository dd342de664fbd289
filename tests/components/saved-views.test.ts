import { MutationObserver, QueryClient } from "@tanstack/react-query";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { activityParams, activityViewParams } from "#components/activity/search-params.ts";
import { refusedIn } from "#components/api/refused.ts";
import { findingParams, findingViewParams } from "#components/findings/search-params.ts";
import { flagWords, nameInAddress } from "#components/lists/address.ts";
import { resourceParams, resourceViewParams } from "#components/resources/search-params.ts";
import { changing, removing, saving } from "#components/views/mutations.ts";
import { savedViews } from "#components/views/queries.ts";
import { isTaken, standingOf } from "#components/views/standing.ts";
import { readQuery, stateOf, type ViewParams, writtenQuery } from "#components/views/view-query.ts";
import { activityList } from "#lib/filters/activity.ts";
import { type Filter, filtersIn, type List } from "#lib/filters/define.ts";
import { findingsList, groupings } from "#lib/filters/findings.ts";
import { resourcesList } from "#lib/filters/resources.ts";
import type { SavedView } from "#lib/filters/saved-view.ts";
import { valuesOf } from "#tests/filters/lists.ts";

const lists: { list: List; screen: ViewParams; params: ViewParams; more: Record<string, string[]> }[] = [
  {
    list: findingsList,
    screen: findingParams,
    params: findingViewParams,
    more: { view: ["list", "checks"], by: [...groupings] },
  },
  { list: resourcesList, screen: resourceParams, params: resourceViewParams, more: {} },
  { list: activityList, screen: activityParams, params: activityViewParams, more: {} },
];

function inAddress(filter: Filter, value: unknown): string {
  if (filter.type === "flag") return flagWords(filter)[value ? 0 : 1];
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** Any address of the list's screen, as somebody may have typed it. */
function addresses({ list, more }: (typeof lists)[number]): fc.Arbitrary<URLSearchParams> {
  const filters = filtersIn(list).map(([name, filter]) => {
    const value = valuesOf(filter).map((one) => inAddress(filter, one));
    const isWord = filter.type !== "text" && filter.type !== "moment" && filter.type !== "words";
    return [nameInAddress(name, filter), isWord ? fc.oneof(value, fc.constant("any")) : value] as const;
  });
  const words = Object.entries({ ...more, ...(list.sorts.length > 0 && { sort: [...list.sorts] }) });
  const shape = [...filters, ...words.map(([name, values]) => [name, fc.constantFrom(...values)] as const)];
  return fc
    .record(Object.fromEntries(shape), { requiredKeys: [] })
    .chain((record) => fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }))
    .map((entries) => new URLSearchParams(entries.filter((one): one is [string, string] => one[1] !== undefined)));
}

describe.each(lists.map((one) => ({ ...one, name: one.list.name })))("a view of $name", (one) => {
  const { params, screen } = one;

  test("shows what the address showed that was saved, and is written in one way", () => {
    fc.assert(
      fc.property(addresses(one), (address) => {
        const state = stateOf(params, address);
        const saved = readQuery(params, writtenQuery(params, stateOf(screen, address)));
        expect(saved.refused).toEqual([]);
        expect(stateOf(params, new URLSearchParams(saved.query))).toEqual(state);
        expect(readQuery(params, saved.query)).toEqual(saved);
        expect(saved.query).toMatch(/^[\x20-\x7e]*$/);
        expect(refusedIn(screen, Object.fromEntries(new URLSearchParams(saved.query)))).toEqual([]);
      }),
    );
  });

  test("says nothing of the accounts, nor of what is open", () => {
    const names = Object.keys(params);
    for (const name of ["account", "finding", "event", "older", "saved", "open"]) expect(names).not.toContain(name);
  });

  test("leaves out what is not understood, says all of it, and keeps the rest", () => {
    const strange = fc.constantFrom(["no-such-filter", "x"], ["region", "a b"], ["q", "x".repeat(5_000)]);
    fc.assert(
      fc.property(addresses(one), strange, (address, [name = "", value = ""]) => {
        address.delete(name);
        const without = readQuery(params, address.toString());
        address.set(name, value);
        const read = readQuery(params, address.toString());
        expect(read.query).toBe(without.query);
        expect(read.refused).toMatchObject([{ name, value }]);
        address.append(name, value);
        expect(readQuery(params, address.toString()).refused).toMatchObject([{ name }]);
      }),
    );
  });
});

const view = (id: string, query: string, name = id): SavedView => ({
  ...{ id, list: "findings", name, query, leftOut: [], isDefault: false, createdAt: "" },
});

describe("the view on show", () => {
  const views = [view("a", "severity=critical"), view("b", "q=x"), view("c", "q=x")];

  test("is the one whose query the address says, first the one that it began with", () => {
    expect(standingOf(views, "c", "q=x")).toEqual({ view: views[2], isChanged: false });
    expect(standingOf(views, null, "q=x")).toEqual({ view: views[1], isChanged: false });
    expect(standingOf(views, "a", "q=x")).toEqual({ view: views[1], isChanged: false });
  });

  test("is changed where the address began with it and says something of its own", () => {
    expect(standingOf(views, "a", "q=y")).toEqual({ view: views[0], isChanged: true });
    expect(standingOf(views, null, "q=y")).toBeUndefined();
    expect(standingOf(views, "gone", "q=y")).toBeUndefined();
  });

  test("a name is taken whatever its capitals, but by itself", () => {
    expect(isTaken([view("a", "", "Été")], " ÉTÉ ")).toBe(true);
    expect(isTaken([view("a", "", "Été")], "ÉTÉ", "a")).toBe(false);
  });
});

describe("a change", () => {
  afterEach(() => vi.unstubAllGlobals());
  const views = [view("a", "q=x"), { ...view("b", "q=y"), isDefault: true }];
  const deeds = {
    saving: {
      act: (queries: QueryClient) =>
        new MutationObserver(queries, saving(queries, "findings")).mutate({ name: "New", query: "q=z" }),
      names: ["a", "b", "New"],
      defaults: ["b"],
    },
    renaming: {
      act: (queries: QueryClient) =>
        new MutationObserver(queries, changing(queries, "findings")).mutate({ id: "a", name: "z" }),
      names: ["b", "z"],
      defaults: ["b"],
    },
    "making it the default": {
      act: (queries: QueryClient) =>
        new MutationObserver(queries, changing(queries, "findings")).mutate({ id: "a", isDefault: true }),
      names: ["a", "b"],
      defaults: ["a"],
    },
    removing: {
      act: (queries: QueryClient) => new MutationObserver(queries, removing(queries, "findings")).mutate("b"),
      names: ["a"],
      defaults: [],
    },
  };

  test.each(Object.entries(deeds))(
    "%s is shown at once, and taken back when it is refused",
    async (_, { act, names, defaults }) => {
      const queries = new QueryClient();
      const { queryKey } = savedViews("findings");
      queries.setQueryData(queryKey, { rows: views });
      const fetched = Promise.withResolvers<Response>();
      vi.stubGlobal("fetch", () => fetched.promise);
      const done = act(queries);
      const rows = () => queries.getQueryData(queryKey)?.rows ?? [];
      await vi.waitFor(() => {
        expect(rows().map((row) => row.name)).toEqual(names);
        expect(rows().flatMap((row) => (row.isDefault ? [row.id] : []))).toEqual(defaults);
      });
      fetched.resolve(Response.json({ detail: "There is one already." }, { status: 409 }));
      await expect(done).rejects.toThrow("There is one already.");
      expect(rows()).toEqual(views);
    },
  );
});
