import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filterFrom, filtersIn, type List } from "#lib/filters/define.ts";
import { fileNamed, saidOf } from "#lib/filters/said.ts";
import { html } from "#lib/reports/formats/html/index.ts";
import { reportWith, textOf } from "#tests/reports/report-of.ts";
import { everyFilter, lists, valuesOf } from "./lists.ts";

describe.each(everyFilter.filter(({ name }) => name !== "account"))("$title", ({ list, name, filter }) => {
  test("is in an export's name and in a report's scope", async () => {
    for (const value of fc.sample(valuesOf(filter), { numRuns: 20, seed: 4 })) {
      const set = filterFrom(list, "111122223333", { [name]: value } as never);
      expect(fileNamed(list, set)).toMatch(new RegExp(`^111122223333-${name}`));
      const said = saidOf(list, set);
      expect(said).toEqual([{ name, label: filter.label, values: [value].flat().map(String) }]);
      const page = await textOf(html.render(reportWith([], { subject: "findings", filters: said })));
      expect(page).toContain(`<dt>${filter.label}</dt>`);
    }
  });
});

describe.each(lists.map((list) => ({ name: list.name, list: list as List })))("$name", ({ list }) => {
  const set = fc.record(Object.fromEntries(filtersIn(list).map(([name, filter]) => [name, valuesOf(filter)])), {
    requiredKeys: ["account"],
  });
  const long = fc.record(
    Object.fromEntries(
      filtersIn(list).map(([name, filter]) => [
        name,
        filter.type === "text" ? fc.string({ minLength: 500, maxLength: 900, unit: "binary" }) : valuesOf(filter),
      ]),
    ),
  );

  test("whatever is set, the name is one that every file system takes, and names every filter and a few accounts", () => {
    fc.assert(
      fc.property(fc.oneof(set, long), ({ account, ...asked }) => {
        const ids = account as string[];
        const name = fileNamed(list, filterFrom(list, ids, asked as never));
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]*$/);
        expect(name.length).toBeLessThan(230);
        for (const one of Object.keys(asked)) expect(`-${name}-`).toContain(`-${one}-`);
        if (ids.length <= 4) for (const id of ids) expect(name).toContain(id.replace(/-+/g, "-").replace(/-$/, ""));
      }),
    );
  });
});
