import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Channel } from "#lib/notifications/channel.ts";
import { send } from "#lib/notifications/send.ts";
import { selfSigned } from "../delivery/self-signed.ts";
import { messageOf } from "./notices.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
let answer: RequestListener;
let received: { headers: IncomingMessage["headers"]; body: string }[] = [];
const server = createServer((request, response) => void answer(request, response));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
/** Its path and query are as good as a password. */
const url = `${origin}/services/T0KEN?key=s3cret`;
const environment = { HOOK_SECRET: secret, CHAT_URL: url, WORDS: "T0KEN", PLAIN: "http://example.com/T0KEN" };

const wishes = { on: ["findings"], severities: ["critical"], accounts: "all", when: "at-once" } as const;
const hook: Channel = { name: "hook", ...wishes, type: "webhook", url, secretVariable: "HOOK_SECRET" };
const chat = (type: "slack" | "teams", urlVariable = "CHAT_URL"): Channel => ({
  ...{ name: type, ...wishes, type, urlVariable },
});
const every = [hook, chat("slack"), chat("teams")];

const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    received.push({ headers: request.headers, body });
    response.writeHead(status, headers).end("T0KEN is wrong");
  };
beforeEach(() => {
  received = [];
  answer = answering(202);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const sending = { signal: new AbortController().signal, environment };

/** What a failure says to people never holds what only the receiver may know. */
async function failureOf(channel: Channel, more: object = {}): Promise<object> {
  const failure = await send(channel, messageOf(), { ...sending, ...more }).then(
    () => undefined,
    (error: unknown) => error as Error & { advice: string },
  );
  expect(failure).toMatchObject({ name: "DeliveryFailed" });
  expect(`${failure?.message} ${failure?.advice}`).not.toMatch(/T0KEN|s3cret|services|whsec_\w/);
  return failure ?? {};
}

test("a webhook is signed so that the specification's own library verifies it, with an id of its own", async () => {
  await send(hook, messageOf(), sending);
  await send(hook, messageOf(), sending);
  for (const { headers, body } of received) {
    const told = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(told).toMatchObject({ type: "sagewarden.notices", version: 1, data: { test: false } });
    expect(headers).toMatchObject({ "webhook-id": "m-1", "content-type": "application/json" });
  }
  expect(received).toHaveLength(2);
});

test("Slack gets blocks, a workflow of Teams an Adaptive Card; nothing of it is signed with the webhook's secret", async () => {
  await send(chat("slack"), messageOf(), sending);
  await send(chat("teams"), messageOf(), sending);
  expect(received.map(({ body }) => Object.keys(JSON.parse(body)).sort())).toEqual([
    ["blocks", "text", "unfurl_links", "unfurl_media"],
    ["attachments", "type"],
  ]);
  for (const { headers } of received) expect(headers).not.toHaveProperty("webhook-signature");
});

test.each([
  [400, undefined, false, undefined],
  [403, undefined, false, undefined],
  [404, undefined, false, undefined],
  [410, undefined, false, undefined],
  [429, "90", true, 90_000],
  [500, undefined, true, undefined],
  [503, "86400", true, 3_600_000],
])("HTTP %i with Retry-After %s is told without the answer's own words", async (status, retryAfter, again, afterMs) => {
  for (const channel of every) {
    answer = answering(status, retryAfter === undefined ? {} : { "retry-after": retryAfter });
    expect(await failureOf(channel)).toMatchObject({
      ...{ message: `${origin} did not take the notice (HTTP ${status}).`, isWorthAnotherTry: again, afterMs },
    });
  }
});

test("no redirect is followed", async () => {
  answer = answering(308, { location: `${origin}/elsewhere` });
  expect(await failureOf(chat("slack"))).toMatchObject({ isWorthAnotherTry: false });
  expect(received).toHaveLength(1);
});

test("who refuses the connection, breaks it, or says nothing is tried again", async () => {
  const away = { environment: { CHAT_URL: "http://127.0.0.1:9/T0KEN" } };
  expect(await failureOf(chat("teams"), away)).toMatchObject({
    message: "http://127.0.0.1:9 did not answer (ECONNREFUSED).",
    isWorthAnotherTry: true,
  });
  answer = (request) => void request.socket.destroy();
  expect(await failureOf(hook)).toMatchObject({ isWorthAnotherTry: true });
  answer = () => undefined;
  expect(await failureOf(chat("slack"), { patienceMs: 200 })).toMatchObject({
    message: `${origin} did not answer (nothing moved for 0.2 seconds).`,
    isWorthAnotherTry: true,
  });
});

test("a certificate that nobody signed is not trusted, and nothing is sent", async () => {
  let asked = 0;
  const pair = selfSigned("127.0.0.1", new Date(Date.now() + 86_400_000));
  const secure = createSecure(pair, () => asked++);
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
  const CHAT_URL = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/T0KEN`;
  expect(await failureOf(chat("slack"), { environment: { CHAT_URL } })).toMatchObject({
    message: expect.stringContaining("has no certificate that can be trusted (DEPTH_ZERO_SELF_SIGNED_CERT)"),
    isWorthAnotherTry: false,
  });
  secure.close();
  expect(asked).toBe(0);
});

test.each([
  ["is not set", "ABSENT", "is not set, which holds the address"],
  ["holds no address", "WORDS", "holds no address of https"],
  ["holds an address in the open", "PLAIN", "holds no address of https"],
])("a variable that %s is named, and nothing is sent", async (_, variable, said) => {
  for (const type of ["slack", "teams"] as const) {
    const message = expect.stringMatching(`^The environment variable ${variable} ${said}`);
    expect(await failureOf(chat(type, variable))).toMatchObject({ code: "usage", message, isWorthAnotherTry: false });
  }
  expect(received).toEqual([]);
});

test("whoever stops it hears why", async () => {
  const stopping = new AbortController();
  answer = () => stopping.abort(new Error("the server stops"));
  await expect(send(hook, messageOf(), { ...sending, signal: stopping.signal })).rejects.toThrow("the server stops");
  await expect(send(hook, messageOf(), { ...sending, signal: stopping.signal })).rejects.toThrow("the server stops");
});
