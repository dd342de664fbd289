import fc from "fast-check";
import { createLoader, createSerializer } from "nuqs/server";
import { describe, expect, test } from "vitest";
import { refusedIn } from "#components/api/refused.ts";
import { cleared, flagWords, isNarrowed, nameInAddress, paramsOf, queryOf } from "#components/lists/address.ts";
import { type Filter, filterFrom, type List } from "#lib/filters/define.ts";
import { findingsList } from "#lib/filters/findings.ts";
import { querySchema } from "#lib/query-schema.ts";
import { parseQuery } from "../../app/_server/route.ts";
import { everyFilter, lists, valuesOf } from "./lists.ts";

type Params = Parameters<typeof createLoader>[0];

/** A filter's value as an address has it. */
function inAddress(filter: Filter, value: unknown): string {
  if (filter.type === "flag") return flagWords(filter)[value ? 0 : 1];
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** From an address to what the store is asked for, by the same steps as a screen: address, state, API, filter. */
function filterAt(list: List, address: URLSearchParams): Record<string, unknown> {
  const state = createLoader(paramsOf(list) as Params)(address) as never;
  const query = parseQuery(querySchema(list), new URLSearchParams(queryOf(list, state)));
  return { ...filterFrom(list, (query.account as string[] | undefined) ?? ["first"], query) };
}

/** What the screen begins with, said to be nothing. */
function nothingSet(list: List): Record<string, string> {
  return Object.fromEntries(
    Object.entries(list.filters).flatMap(([name, filter]) =>
      "screen" in filter && filter.screen !== undefined ? [[nameInAddress(name, filter), "any"]] : [],
    ),
  );
}

describe.each(everyFilter)("$title", ({ list, name, filter }) => {
  const own = nameInAddress(name, filter);

  test("comes from the address to the store as it was set, and nothing else with it", () => {
    fc.assert(
      fc.property(valuesOf(filter), (value) => {
        const address = { ...nothingSet(list), [own]: inAddress(filter, value) };
        expect(refusedIn(paramsOf(list) as never, address)).toEqual([]);
        const account = name === "account" ? value : ["first"];
        expect(filterAt(list, new URLSearchParams(address))).toEqual({
          account,
          ...(name !== "account" && { [name]: value }),
        });
      }),
    );
  });

  test("is written by the screen so that the screen understands it", () => {
    const params = paramsOf(list) as Params;
    fc.assert(
      fc.property(valuesOf(filter), (value) => {
        const state = createLoader(params)(new URLSearchParams({ [own]: inAddress(filter, value) }));
        const written = new URLSearchParams(createSerializer(params)(state as never));
        expect(createLoader(params)(written)).toEqual(state);
        expect(refusedIn(params as never, Object.fromEntries(written))).toEqual([]);
      }),
    );
  });

  test("that is wrong is refused with its name, by the address and by the API", () => {
    const wrong = {
      words: "a b",
      text: "x".repeat(5_000),
      moment: "yesterday",
      one: "nope",
      many: "nope",
      flag: "maybe",
    };
    const value = wrong[filter.type];
    // The account of an address is judged by the list of accounts there are.
    if (name !== "account") {
      expect(refusedIn(paramsOf(list) as never, { [own]: value })).toMatchObject([{ name: own, why: "unknown-value" }]);
    }
    const query = new URLSearchParams({ [name]: value });
    expect(() => parseQuery(querySchema(list), query)).toThrow(`The parameter ${name} is not understood: `);
  });
});

test("the word for no filter is one to search for, like every other", () => {
  const state = createLoader(paramsOf(findingsList) as Params)(new URLSearchParams({ q: "any", exposure: "any" }));
  expect(new URLSearchParams(queryOf(findingsList, state as never)).get("q")).toBe("any");
});

describe.each(lists.map((list) => ({ name: list.name, list: list as List })))("$name", ({ list }) => {
  const params = paramsOf(list) as Params;

  test("clearing the filters leaves what the screen begins with, and once more leaves none", () => {
    const addresses = fc.record(
      Object.fromEntries(
        Object.entries(list.filters).map(([name, filter]) => [
          nameInAddress(name, filter),
          valuesOf(filter).map((value) => inAddress(filter, value)),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(addresses, (address) => {
        const state = createLoader(params)(new URLSearchParams(address as Record<string, string>)) as never;
        const first = Object.assign({}, state, isNarrowed(list, state) ? cleared(list, state) : {}) as never;
        expect(isNarrowed(list, first)).toBe(false);
        const none = Object.assign({}, first, cleared(list, first)) as never;
        const kept = new URLSearchParams(queryOf(list, none));
        kept.delete("account");
        expect(kept.toString()).toBe("");
        expect((none as { account: unknown }).account).toEqual((state as { account: unknown }).account);
      }),
    );
  });

  test("every order is carried, and one that there is not is refused", () => {
    for (const sort of list.sorts) {
      expect(filterAt(list, new URLSearchParams({ sort }))).toMatchObject(sort === list.sorts[0] ? {} : { sort });
    }
    expect(() => parseQuery(querySchema(list), new URLSearchParams({ sort: "nope" }))).toThrow("The parameter sort");
  });
});
