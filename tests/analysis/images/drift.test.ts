import { expect, test } from "vitest";
import { driftOf } from "#lib/analysis/images/drift.ts";
import { account, inventoryOf, reading, region } from "#tests/support/test-check.ts";

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const repository = `${account}.dkr.ecr.${region}.amazonaws.com/churn`;
const named = `${account}.${region}/churn`;
const image = reading(
  "ecr-image",
  "churn@sha256:b",
  { imageDigest: digest("b"), imageTags: ["1"] },
  { arn: "arn:i", also: [`${named}:1`, `${named}@${digest("b")}`] },
);
const inventory = inventoryOf([image]);
const drift = (specified: string, resolved: string, at = inventory) =>
  driftOf({ SpecifiedImage: specified, ResolvedImage: resolved }, account, region, at);

test("a tag means what was deployed, or does not any more", () => {
  expect(drift(`${repository}:1`, `${repository}@${digest("b")}`)).toEqual({ state: "same" });
  expect(drift(`${repository}:1`, `${repository}@${digest("a")}`)).toEqual({ state: "drifted", now: digest("b") });
  expect(drift(`${repository}:2`, `${repository}@${digest("a")}`)).toEqual({ state: "drifted", now: undefined });
});

test("a digest stays what it is", () => {
  expect(drift(`${repository}@${digest("c")}`, `${repository}@${digest("c")}`)).toEqual({ state: "pinned" });
});

test("other registries cannot be asked", () => {
  expect(drift(repository.replace(account, "763104351884"), "").state).toBe("foreign");
  expect(drift("registry.internal:5000/churn:1", "").state).toBe("foreign");
});

test("what was not read is not known", () => {
  expect(drift(`${repository}:1`, "").state).toBe("unread");
  expect(drift(`${repository}:1`, `${repository}@${digest("b")}`, inventoryOf([], ["ecr-image"])).state).toBe("unread");
});
