import fc from "fast-check";
import { expect, test } from "vitest";
import { checkIdToday, checkOf, renamedChecks } from "#lib/checks/catalogue.ts";
import { checksByFormerId, idsOf } from "#lib/checks/former-names.ts";
import { checks } from "#lib/checks/index.ts";
import { everyKind, factsOf, kindsByFormerName, kindToday } from "#lib/inventory/kinds.ts";

const none = () => [];

test.each([
  ["one that was always called so", {}, none, ["bucket/is-good"]],
  ["one with an earlier id", { formerly: ["bucket/is-fine"] }, none, ["bucket/is-fine", "bucket/is-good"]],
  ["one whose kind had another name", {}, () => ["store"], ["store/is-good", "bucket/is-good"]],
  [
    "both, in whatever order they were renamed",
    { formerly: ["bucket/is-fine"] },
    () => ["store"],
    ["store/is-fine", "bucket/is-fine", "store/is-good", "bucket/is-good"],
  ],
  [
    "one that was of another kind",
    { formerly: ["model/is-good"] },
    () => ["store"],
    ["model/is-good", "store/is-good", "bucket/is-good"],
  ],
] as const)("%s", (_, more, kindsBefore, ids) => {
  expect(idsOf({ id: "bucket/is-good", kind: "bucket" as never, ...more }, kindsBefore)).toEqual(ids);
});

test("whatever is renamed when, the oldest id stays the same", () => {
  // Each step renames the kind or the check, as one release after the other would.
  fc.assert(
    fc.property(fc.array(fc.constantFrom("kind", "check"), { maxLength: 6 }), (steps) => {
      const kinds = ["kind-0"];
      const names = ["kind-0/check-0"];
      for (const [at, step] of steps.entries()) {
        if (step === "kind") kinds.push(`kind-${at + 1}`);
        else names.push(`${kinds.at(-1)}/check-${at + 1}`);
        const kind = kinds.at(-1) ?? "";
        const id = `${kind}/${names.at(-1)?.split("/")[1]}`;
        const formerly = names.filter((name) => name !== id);
        expect(idsOf({ id, kind: kind as never, formerly }, () => kinds.slice(0, -1))[0]).toBe("kind-0/check-0");
      }
    }),
  );
});

test("every earlier id leads to today's, which leads to itself", () => {
  const check = { id: "bucket/is-good", kind: "bucket" as never, formerly: ["bucket/is-fine"] };
  expect([...checksByFormerId([check], () => ["store"])]).toEqual(
    ["store/is-fine", "bucket/is-fine", "store/is-good"].map((former) => [former, check.id]),
  );
  expect([...kindsByFormerName([{ kind: "bucket", formerly: ["store"] }, { kind: "key" }])]).toEqual([
    ["store", "bucket"],
  ]);
  for (const { id } of checks) expect([checkIdToday(id), checkOf(id)?.id]).toEqual([id, id]);
  for (const { kind } of everyKind()) expect([kindToday(kind), factsOf(kind)?.kind]).toEqual([kind, kind]);
});

test("no earlier name of a kind or check is anything's name of today, or another's earlier one", () => {
  const kinds = everyKind().flatMap(({ kind, formerly = [] }) => [kind, ...formerly]);
  expect(new Set(kinds).size).toBe(kinds.length);
  const ids: string[] = checks.map(({ id }) => id);
  expect([...renamedChecks.keys()].filter((former) => ids.includes(former))).toEqual([]);
  const former = checks.flatMap((check) => idsOf(check).slice(0, -1));
  expect(new Set(former).size).toBe(former.length);
});
