import { expect, test } from "vitest";
import type { Check } from "#lib/checks/define.ts";
import { checks } from "#lib/checks/index.ts";
import { unlistedIn, unreadIn } from "#lib/checks/unread-checks.ts";
import { derivedAction } from "#lib/inventory/derived.ts";

const all = checks as readonly Check[];
/** A ledger in which everything was read. */
const whole = all.map(({ kind, family }) => ({
  kind,
  action: family === undefined ? `list ${kind}` : derivedAction(family),
  unlisted: false,
}));

test("where everything was read no check is blind, and without a ledger all are", () => {
  expect([...unreadIn(whole)]).toEqual([]);
  expect(unreadIn([])).toEqual(new Set(all.map(({ id }) => id)));
  expect(unlistedIn([])).toEqual([]);
});

test("a list that failed in one place, and a kind that nobody asked for, blind the checks of the kind alone", () => {
  const own = all.filter(({ kind }) => kind === "model").map(({ id }) => id);
  const failed = [...whole, { kind: "model", action: "sagemaker:ListModels", unlisted: true }];
  expect(unlistedIn(failed)).toEqual(own);
  expect([...unreadIn(failed)]).toEqual(own);
  expect([...unreadIn(whole.filter(({ kind }) => kind !== "model"))]).toEqual(own);
});

test("of what is derived a family that was not derived blinds its own check", () => {
  const [path] = all.filter(({ family }) => family !== undefined);
  if (!path?.family) throw new Error("No check is of a family.");
  const lost = { kind: path.kind, action: derivedAction(path.family), unlisted: true };
  expect(unlistedIn([...whole, lost])).toEqual(
    all.filter(({ kind, family }) => kind === path.kind && family === path.family).map(({ id }) => id),
  );
});
