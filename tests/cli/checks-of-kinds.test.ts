import { expect, it } from "vitest";
import { checks } from "#lib/checks/index.ts";
import { checksOfKinds } from "#lib/cli/checks-of-kinds.ts";
import { everyKind } from "#lib/inventory/kinds.ts";

it.each(everyKind().map(({ kind }) => kind))("the checks of %s are those of the catalogue", async (kind) => {
  expect(await checksOfKinds([kind])).toEqual(checks.filter((check) => check.kind === kind));
});

it("those of all kinds are the catalogue", async () => {
  expect(await checksOfKinds(everyKind().map(({ kind }) => kind))).toEqual([...checks]);
});
