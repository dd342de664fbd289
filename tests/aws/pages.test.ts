import { expect, test, vi } from "vitest";
import { follow, pages } from "#lib/aws/pages.ts";
import type { PageTokens } from "#lib/aws/services.ts";

type Answer = { items: number[]; IsTruncated?: boolean } & Record<string, unknown>;

async function collect(answers: Record<string, Answer>, tokens: PageTokens = { ask: "NextToken", give: "NextToken" }) {
  const call = async (input: Record<string, string>) => answers[input[tokens.ask] ?? "first"] ?? { items: [] };
  const operation = Object.assign(call, { action: "test:List" as const, tokens });
  const items: number[] = [];
  for await (const page of pages(operation, { Filter: "a" })) items.push(...page.items);
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
  expect(await collect(answers, { ask: "Marker", give: "Marker" })).toEqual([1, 2]);
});

test("asks with one name and is answered with another, where a service has two", async () => {
  const answers = { first: { items: [1], NextMarker: "b", Marker: "not this" }, b: { items: [2] } };
  expect(await collect(answers, { ask: "Marker", give: "NextMarker" })).toEqual([1, 2]);
});

test("a list that says there is more and not where is an error, not an end", async () => {
  const answers = { first: { items: [1], IsTruncated: true } };
  await expect(collect(answers, { ask: "Marker", give: "Marker" })).rejects.toThrow("says that there is more");
});

test("a token that repeats is an error, not an end: what lies beyond was not read", async () => {
  const answers = { first: { items: [1], NextToken: "b" }, b: { items: [2], NextToken: "b" } };
  await expect(collect(answers)).rejects.toThrow("same page token twice");
});

const tokenOf = ({ NextToken }: { NextToken?: string }) => NextToken;

/** A list with a new token on every page, until somebody stops it. */
function endlessly(items: (at: number) => unknown[]) {
  let at = 0;
  return async () => ({ Items: items(at), NextToken: `token-${at++}` });
}

async function count(list: AsyncGenerator<unknown>): Promise<number> {
  let read = 0;
  for await (const _ of list) read++;
  return read;
}

test.each([
  ["are empty", () => []],
  ["hold the same item", () => [{ Name: "a" }]],
  [
    "hold the same items, shuffled and cut elsewhere",
    (at: number) => [{ Name: `n${at % 7}` }, { Name: `n${(at * 3) % 7}` }],
  ],
])("a list whose pages %s and always promise more is stopped as failed", async (_, items) => {
  const list = follow(endlessly(items), tokenOf);
  await expect(count(list)).rejects.toThrow("pages with nothing new in a row");
});

test("empty pages between others are followed, as AWS gives them", async () => {
  const next = async (token: string | undefined) => {
    const at = Number(token ?? 0);
    return { Items: at % 40 === 0 ? [{ at }] : [], ...(at < 200 && { NextToken: String(at + 1) }) };
  };
  expect(await count(follow(next, tokenOf))).toBe(201);
});

test("a list that always has something new is stopped by time; time that its reader takes does not count", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const fast = endlessly((at) => [at]);
    const slow = async () => {
      vi.advanceTimersByTime(30_000);
      return fast();
    };
    const limits = { nothingNew: 50, longestMs: 10 * 60_000 };
    await expect(count(follow(slow, tokenOf, limits))).rejects.toThrow("did not end in 10 minutes");
    const unhurried = follow(fast, tokenOf, limits);
    for (let at = 0; at < 100; at++) {
      expect((await unhurried.next()).done).toBe(false);
      vi.advanceTimersByTime(60_000);
    }
    await unhurried.return(undefined);
  } finally {
    vi.useRealTimers();
  }
});
