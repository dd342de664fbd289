import { expect, test } from "vitest";
import { keptAnswers } from "#lib/kept-answers.ts";

test("the same question is asked once, also while it is answered", async () => {
  let asked = 0;
  const once = keptAnswers<number>(2);
  const find = async () => ++asked;
  expect(await Promise.all([once("a", find), once("a", find)])).toEqual([1, 1]);
  expect(await once("a", find)).toBe(1);
  expect(await once("b", find)).toBe(2);
});

test("the oldest is forgotten when there are too many", async () => {
  let asked = 0;
  const once = keptAnswers<number>(2);
  const find = async () => ++asked;
  for (const key of ["a", "b", "c"]) await once(key, find);
  expect(await once("c", find)).toBe(3);
  expect(await once("a", find)).toBe(4);
});

test("what failed is asked again", async () => {
  const once = keptAnswers<string>(2);
  await expect(once("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await once("a", async () => "there")).toBe("there");
});
