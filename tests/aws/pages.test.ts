import { expect, test } from "vitest";
import { pages } from "#lib/aws/pages.ts";

async function collect(
  answers: Record<string, { items: number[]; NextToken?: string; Marker?: string; IsTruncated?: boolean }>,
) {
  const items: number[] = [];
  for await (const page of pages(async (token) => answers[token ?? "first"] ?? { items: [] }))
    items.push(...page.items);
  return items;
}

test("follows the token of an empty page", async () => {
  const answers = { first: { items: [1], NextToken: "b" }, b: { items: [], NextToken: "c" }, c: { items: [2] } };
  expect(await collect(answers)).toEqual([1, 2]);
});

test("follows IAM's marker only while the answer says it is truncated", async () => {
  const answers = {
    first: { items: [1], IsTruncated: true, Marker: "b" },
    b: { items: [2], IsTruncated: false, Marker: "c" },
  };
  expect(await collect(answers)).toEqual([1, 2]);
});

test("a token that repeats is an error, not an end: what lies beyond was not read", async () => {
  const answers = { first: { items: [1], NextToken: "b" }, b: { items: [2], NextToken: "b" } };
  await expect(collect(answers)).rejects.toThrow("same page token twice");
});
