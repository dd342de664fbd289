import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNamed } from "#lib/reports/formats/index.ts";
import type { ReportLately } from "#lib/reports/lately.ts";
import { latelyWith, reportWith, thingWith } from "./report-of.ts";
import { wordsInside } from "./words-inside.ts";

const readers = ["html", "markdown", "pdf", "xlsx"] as const;
const telling = [...readers, "json", "bundle"] as const;

/** What a file says, with no space in it: on a page words may be torn between lines. */
async function saidBy(name: (typeof telling)[number], lately: ReportLately): Promise<string> {
  const format = formatNamed(name);
  const said = await wordsInside(format, format.render(reportWith([], { lately: async () => lately })));
  return said.replace(/\s/g, "");
}

const tight = (text: string) => text.replace(/\s/g, "");
const allRead = tight("Nothing was seen in what was read");

const gap = fc
  .tuple(fc.constantFrom("us-east-1", "eu-west-1"), fc.integer({ min: 1, max: 99_999 }))
  .map(([region, code]) => `No event of ${region} was read: LookupEvents gave Fault${code}.`);
const untold = fc.uniqueArray(gap, { maxLength: 6 });
const { signals, calls } = latelyWith();
const nothing = signals && {
  ...signals,
  things: [],
  total: 0,
  bySignal: signals.bySignal.map((one) => ({ ...one, count: 0 })),
};
const cases = fc.oneof(
  fc.record({
    unread: untold.filter(({ length }) => length > 0),
    signals: fc.constant(null),
    calls: fc.constant(null),
  }),
  fc.record({ unread: untold, signals: fc.constantFrom(signals, nothing), calls: fc.constant(calls) }),
);

describe.each(telling)("%s", (name) => {
  test("tells what of CloudTrail was not looked through, and never that nothing happened there", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (parts) => {
        const said = await saidBy(name, latelyWith(parts));
        for (const sentence of parts.unread) expect(said).toContain(tight(sentence));
        if (name === "json" || name === "bundle") expect(said.includes('"signals":null')).toBe(parts.signals === null);
        if (name === "json") return;
        const isAllClear = parts.signals === nothing && parts.unread.length === 0;
        expect(said.includes(allRead)).toBe(isAllClear);
        expect(said.includes(tight("Not known: CloudTrail was not read"))).toBe(parts.signals === null);
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  test("says how many there are of what it lists", async () => {
    const things = Array.from({ length: 100 }, (_, at) => thingWith({ id: `id-${at}`, actor: `actor-${at}-` }));
    const said = await saidBy(name, latelyWith({ signals: signals && { ...signals, things, total: 5700 } }));
    const shown = things.filter(({ actor }) => said.includes(actor)).length;
    expect(shown).toBeGreaterThan(9);
    expect(said).toContain(name === "json" ? '"total":5700' : `Theworst${shown}of5,700arelisted`);
  });
});

test("no other format takes signals for findings", async () => {
  const lately = latelyWith({ signals: signals && { ...signals, things: [thingWith({ actor: "only-a-signal" })] } });
  for (const name of ["csv", "ndjson", "ocsf", "sarif", "junit", "asff", "prowler-csv"] as const) {
    const format = formatNamed(name);
    const said = await wordsInside(format, format.render(reportWith([], { lately: async () => lately })));
    expect(said).not.toContain("only-a-signal");
  }
});
