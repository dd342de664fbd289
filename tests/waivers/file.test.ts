import fc from "fast-check";
import { expect, test } from "vitest";
import { type NamedWaiver, readWaiverFile, writeWaiverFile } from "#lib/waivers/file.ts";
import { type AskedScope, waiverScope } from "#lib/waivers/scope.ts";
import { newWaiver } from "#lib/waivers/waiver.ts";

const now = new Date("2026-11-28T12:00:00Z");
const entry = `
  - id: lab
    checks: [notebook-instance/no-root-access]
    resources: [churn-lab]
    reason: It is torn down in March.
    owner: Ada
    until: 2027-03-31
`;
const read = (text: string) => readWaiverFile(text, "w.yaml", now);

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    "no",
    "1.0",
    "012345678901",
    "2027-01-01",
    "a: b # c",
    "&a",
    "*",
    "!x",
    "- x",
    "'",
    "\n x\n\n",
    "~",
    "{}",
  ),
);
const key = words.filter((one) => one !== "__proto__");
const list = fc.array(words, { maxLength: 3 });
const place = {
  accounts: fc.array(fc.stringMatching(/^\d{12}$/), { maxLength: 2 }),
  regions: fc.array(fc.constantFrom("us-east-1", "eu-*"), { maxLength: 2 }),
  resources: list,
  tags: fc.uniqueArray(fc.record({ key, value: fc.oneof(words, fc.constant("")) }), {
    maxLength: 3,
    selector: (one) => one.key,
  }),
};
const scope: fc.Arbitrary<AskedScope> = fc.record(
  { checks: fc.array(words, { minLength: 1, maxLength: 3 }), ...place, except: fc.record(place) },
  { requiredKeys: ["checks"] },
);
const wanted = fc
  .record(
    {
      id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,9}$/),
      scope,
      reason: words,
      owner: words,
      ticket: words,
      until: fc.date({ min: now, max: new Date("2030-01-01"), noInvalidDate: true }),
    },
    { requiredKeys: ["id", "scope", "reason", "owner", "until"] },
  )
  .map(({ id, until, ...rest }) => {
    const parsed = newWaiver.safeParse({ ...rest, until: until.toISOString().slice(0, 10) });
    return { id, parsed };
  })
  .filter(({ parsed }) => parsed.success)
  .map(({ id, parsed }) => ({ id, ...parsed.data }) as NamedWaiver);

/** A map has no order of its own. */
function inOrder({ scope, ...one }: NamedWaiver) {
  const sorted = <T extends { tags: readonly { key: string }[] }>(place: T) => {
    return { ...place, tags: place.tags.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
  };
  return { ...one, scope: { ...sorted(scope), except: scope.except && sorted(scope.except) } };
}

test("what is written is read again as it was, whatever the texts are", () => {
  fc.assert(
    fc.property(fc.uniqueArray(wanted, { maxLength: 4, selector: ({ id }) => id }), (waivers) => {
      const { waivers: again } = read(writeWaiverFile(waivers));
      const sorted = waivers.toSorted((one, other) => (one.id < other.id ? -1 : 1));
      expect(again.map(({ line: _, ...one }) => inOrder(one))).toEqual(sorted.map(inOrder));
      expect(writeWaiverFile(again)).toBe(writeWaiverFile(waivers));
    }),
  );
});

test("several values of a tag are written beside each other, and ended decisions and their lives are not told", () => {
  const tags = ["a*", "*b"].map((value) => ({ key: "team", value }));
  const terms = { scope: waiverScope.parse({ checks: ["*"], tags }), reason: "r", owner: "o", ticket: null };
  const kept = { ...terms, until: "2027-01-01", source: "file" as const, createdAt: "", changedAt: "" };
  const text = writeWaiverFile([
    { ...kept, id: "lab", endedAt: "2026-11-01T00:00:00Z" },
    { ...kept, id: "lab~2", endedAt: null },
  ]);
  expect(read(text).waivers).toEqual([expect.objectContaining({ id: "lab", scope: terms.scope })]);
});

test.each([
  ["no list", "x: 1", 'stands "x"'],
  ["nothing", "", "no list"],
  ["no YAML", "waivers: [", "line 1"],
  ["a key twice", `waivers:${entry}    owner: Eve`, "line 8: a key stands there twice"],
  ["an anchor", `waivers: &a${entry}`, "line 2: it has an anchor"],
  ["an alias", `waivers:\n  - *a`, "line 2: it has an alias"],
  ["a tag", "waivers: !!js/function []", "line 1: it has a tag"],
  ["two documents", `waivers: []\n---\nwaivers: []`, "no YAML"],
  ["levels without end", `waivers: ${"[".repeat(500_000)}`, "w.yaml"],
  ["more than anybody reviews", `#${"x".repeat(2 ** 20)}`, "too long"],
  ["an id that stands twice", `waivers:${entry}${entry}`, "line 9, the waiver lab: its id stands in line 2 already"],
  ["no owner", `waivers:${entry.replace(/ *owner.*\n/, "")}`, "line 2, the waiver lab: it has no owner"],
  [
    "a field of another name",
    `waivers:${entry}    resource: [x]`,
    'line 8, the waiver lab: there is no field "resource", did you mean resources?',
  ],
  [
    "no day",
    `waivers:${entry.replace("2027-03-31", "March")}`,
    "line 7, the waiver lab: until: it is a day like 2027-03-31",
  ],
  ["a day too far", `waivers:${entry.replace("2027", "2037")}`, "line 7, the waiver lab: nobody accepts"],
  [
    "everything",
    `waivers:${entry.replace(/\[note.*\]/, '["*"]').replace("[churn-lab]", "[]")}`,
    "it would accept everything",
  ],
  [
    "a tag with the name of what objects inherit",
    `waivers:${entry}    tags: { __proto__: x }`,
    "line 8: a key is no name",
  ],
  ["an entry that is no map", "waivers: [x]", "line 1, entry 1"],
])("%s is refused with where and why", (_, text, why) => {
  expect(() => read(text)).toThrow(why);
});

test("all that is wrong is told at once, and nothing is taken", () => {
  const bad = [entry.replace("lab", "Lab!"), entry.replace("lab", "other").replace("2027-03-31", "soon")];
  expect(() => read(`waivers:${entry}${bad.join("")}`)).toThrow(/line 9, .*: id: .*; line 21, .*: until: /);
});

test("an expired entry is one, an account keeps its noughts, and checks nobody knows are warned of", () => {
  const past = entry.replace("2027", "2020").replace("no-root-access", "no-rot-access");
  const { waivers, warnings } = read(`waivers:${past}    accounts: [012345678901]`);
  expect(waivers).toEqual([expect.objectContaining({ until: "2020-03-31", line: 2 })]);
  expect(waivers[0]?.scope.accounts).toEqual(["012345678901"]);
  expect(warnings).toEqual([
    'In w.yaml, line 2, the waiver lab: no check is called "notebook-instance/no-rot-access", did you mean notebook-instance/no-root-access?.',
  ]);
});
