import { expect, test } from "vitest";
import type { Derivation } from "#lib/derivations/define.ts";
import { Inventory } from "#lib/inventory/inventory.ts";
import type { Coverage } from "#lib/readings/coverage.ts";
import type { Reading } from "#lib/readings/reading.ts";
import { derive } from "#lib/scan/derive.ts";
import { Unkept } from "#lib/scan/unkept.ts";

const region = "us-east-1";
const line: Coverage = {
  region,
  kind: "notebook-instance",
  action: "sagemaker:ListNotebookInstances",
  status: "complete",
  calls: 1,
  failures: 0,
  unlisted: false,
};
const readAt = "2026-11-26T00:00:00.000Z";
const path = { key: "nb#path", name: "nb", readAt, resource: { Path: "a", From: "b", To: "c", Steps: [] } };
const derivation = (of: Derivation<"attack-path">["derive"], family = "path"): Derivation<"attack-path"> => {
  return { kind: "attack-path", family, from: ["notebook-instance"], derive: of };
};

function planOf(onDefect: (kind: string) => void = () => undefined) {
  const inventory = new Inventory([], [line]);
  const store = new Unkept();
  return { store, account: "111122223333", startedAt: path.readAt, coverage: [line], inventory, onDefect };
}

test("a derivation that throws loses nothing: what was derived is not known any more, and the defect is told", async () => {
  const defects: string[] = [];
  const plan = planOf((kind) => defects.push(kind));
  expect(await derive(plan, [derivation(() => [path])])).toMatchObject([{ kind: "attack-path", status: "complete" }]);
  const broken = derivation(() => {
    throw new TypeError("x is undefined");
  });
  expect(await derive(plan, [broken])).toMatchObject([{ kind: "attack-path", status: "failed", unlisted: true }]);
  expect(defects).toEqual(["attack-path path"]);
  const left: Reading[] = [];
  for await (const batch of plan.store.readings({ settled: false })) left.push(...batch);
  expect(left).toMatchObject([{ identity: { arn: path.key }, status: "unread", failure: { code: "Defect" } }]);
});

test("a scan of some of its kinds alone derives nothing", async () => {
  const both: Derivation<"attack-path"> = { ...derivation(() => [path]), from: ["notebook-instance", "iam-role"] };
  expect(await derive(planOf(), [both])).toEqual([]);
});

test("families of one kind leave each other alone: each has its line, and what one does not make any more is gone", async () => {
  const other = { ...path, key: "nb#other" };
  const plan = planOf();
  const both = [derivation(() => [path]), derivation(() => [other], "other")];
  expect((await derive(plan, both)).map(({ action }) => action)).toEqual(["derived path", "derived other"]);
  const stored = async () => {
    const left: string[] = [];
    for await (const batch of plan.store.readings({ settled: false }))
      left.push(...batch.map((one) => one.identity.arn));
    return left;
  };
  expect(await stored()).toEqual([path.key, other.key]);
  // The second is not due, since a kind that it is made of was not asked for: what it made stays.
  const undue = { ...derivation(() => [other], "other"), from: ["notebook-instance", "iam-role"] as const };
  await derive(plan, [derivation(() => []), undue]);
  expect(await stored()).toEqual([other.key]);
  // A family that nothing makes any more goes.
  await derive(plan, [derivation(() => [path])]);
  expect(await stored()).toEqual([path.key]);
});
