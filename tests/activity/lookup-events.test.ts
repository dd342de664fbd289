import type { Event } from "@aws-sdk/client-cloudtrail";
import { expect, test } from "vitest";
import { activityActions, lookupEvents } from "#lib/activity/lookup-events.ts";
import { isConfigurationRead } from "#lib/aws/guard.ts";
import type { AwsClients } from "#lib/aws/operations.ts";
import { EventHistory } from "./event-history.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

async function all(
  send: (command: { input: { NextToken?: string } }) => unknown,
  signal = new AbortController().signal,
) {
  const tokens = { ask: "NextToken", give: "NextToken" };
  const lookup = Object.assign(async (input: never) => send({ input }), { tokens });
  const cloudtrail = { lookupEvents: lookup } as unknown as AwsClients["cloudtrail"];
  const span = { from: new Date(now - 1000), to: new Date(now) };
  const pages: Event[][] = [];
  for await (const page of lookupEvents({ cloudtrail, source: "sagemaker.amazonaws.com", ...span, signal }))
    pages.push(page);
  return pages;
}

test("follows tokens, over empty pages too", async () => {
  const answers = [
    { Events: [{ EventId: "a" }], NextToken: "1" },
    { Events: [], NextToken: "2" },
    { Events: [{ EventId: "b" }] },
  ];
  const tokens: (string | undefined)[] = [];
  const pages = await all(({ input }) => {
    tokens.push(input.NextToken);
    return answers[tokens.length - 1];
  });
  expect(pages).toEqual([[{ EventId: "a" }], [], [{ EventId: "b" }]]);
  expect(tokens).toEqual([undefined, "1", "2"]);
});

test("asks for fifty events of one source in a span that takes in both ends", async () => {
  const history = new EventHistory(now);
  history.events.push(
    { id: "first", at: now - 1000, visible: 0 },
    { id: "last", at: now, visible: 0 },
    { id: "before", at: now - 1001, visible: 0 },
  );
  const pages = await all((command) => history.lookup(command.input as never));
  expect(pages.flat().map((event) => event.EventId)).toEqual(["last", "first"]);
  expect(history.calls[0]?.MaxResults).toBe(50);
});

test("a repeated token and an absent list are errors, never an end", async () => {
  await expect(all(() => ({ Events: [], NextToken: "same" }))).rejects.toThrow("same page token twice");
  await expect(all(() => ({}))).rejects.toThrow("absent list");
});

test("an abort ends it before the next call", async () => {
  const abort = new AbortController();
  let calls = 0;
  const reading = all(() => {
    calls++;
    abort.abort(new Error("stop"));
    return { Events: [], NextToken: String(calls) };
  }, abort.signal);
  await expect(reading).rejects.toThrow("stop");
  expect(calls).toBe(1);
});

test("declares what it calls, and that reads no customer data", () => {
  expect(activityActions).toEqual(["cloudtrail:LookupEvents"]);
  expect(activityActions.every(isConfigurationRead)).toBe(true);
});
