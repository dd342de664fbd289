import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeEach, expect, test } from "vitest";
import { deliver } from "#lib/delivery/deliver.ts";
import type { ReportFile, WebhookPlace } from "#lib/delivery/destination.ts";
import { deliverToWebhook } from "#lib/delivery/webhook.ts";
import { anyPieces, damaged, failureOf, fileOf, text, unreadable } from "./file-of.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const environment = { HOOK_SECRET: secret };
let answer: RequestListener;
let received: { headers: IncomingMessage["headers"]; method: string | undefined; body: Buffer }[] = [];

const server: Server = createServer((request, response) => void answer(request, response));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
/** Its path and query are as good as a password. */
const url = `${origin}/hooks/T0KEN?key=s3cret`;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Reads all, then answers. */
const answering =
  (status: number, headers: Record<string, string> = {}): RequestListener =>
  async (request, response) => {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece);
    } catch {
      return;
    }
    received.push({ headers: request.headers, method: request.method, body: Buffer.concat(pieces) });
    response.writeHead(status, headers).end("thanks");
  };
beforeEach(() => {
  received = [];
  answer = answering(204);
});

const bring = (file: ReportFile, parts: Partial<WebhookPlace> = {}, signal = new AbortController().signal) =>
  deliver({ name: "hook", type: "webhook", url, secretVariable: "HOOK_SECRET", ...parts }, file, {
    signal,
    environment,
  });

/** What a failure says to people never holds what only the receiver may know. */
async function toldOf(delivery: Promise<void>): Promise<object> {
  const failure = (await failureOf(delivery)) as Error & { advice: string };
  expect(failure).toMatchObject({ name: "DeliveryFailed" });
  expect(`${failure.message} ${failure.advice}`).not.toMatch(/T0KEN|s3cret|hooks|whsec_\w/);
  return failure;
}

test("in whatever pieces the bytes come, those are received, with their digest and a signature", async () => {
  await fc.assert(
    fc.asyncProperty(anyPieces, async (pieces) => {
      received = [];
      const file = fileOf(pieces);
      await bring(file);
      expect(received).toHaveLength(1);
      const [{ headers, method, body } = { headers: {}, method: "", body: Buffer.of() }] = received;
      expect(method).toBe("POST");
      expect(body).toEqual(Buffer.concat(pieces));
      expect(headers).toMatchObject({
        "content-type": file.mediaType,
        "content-length": String(body.length),
        "content-disposition": 'attachment; filename="findings.csv"',
        "repr-digest": `sha-256=:${createHash("sha256").update(body).digest("base64")}:`,
        "webhook-id": file.id,
      });
      const signed = createHmac("sha256", Buffer.alloc(32, 7)).update(`${file.id}.${headers["webhook-timestamp"]}.`);
      expect(headers["webhook-signature"]).toBe(`v1,${signed.update(body).digest("base64")}`);
      expect(Math.abs(Date.now() / 1000 - Number(headers["webhook-timestamp"]))).toBeLessThan(60);
    }),
    { numRuns: 40 },
  );
});

test("the specification's own library verifies any text, and no other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (words) => {
      await bring(fileOf(text(words)));
      const { headers = {}, body = Buffer.of() } = received.at(-1) ?? {};
      const verify = (payload: string) => () =>
        new Webhook(secret).verify(payload, headers as Record<string, string>, { jsonParse: false });
      expect(verify(body.toString())).not.toThrow();
      expect(verify(`${body}!`)).toThrow("No matching signature found");
    }),
    { numRuns: 40 },
  );
});

test("without a secret nothing is signed; a name that is not plain is written as RFC 6266 has it", async () => {
  await deliverToWebhook({ url }, fileOf(text("a"), { name: "befunde für “A”.csv" }), {
    ...{ signal: new AbortController().signal, environment: {} },
  });
  expect(received[0]?.headers).not.toHaveProperty("webhook-signature");
  expect(received[0]?.headers["content-disposition"]).toBe(
    "attachment; filename*=UTF-8''befunde%20f%C3%BCr%20%E2%80%9CA%E2%80%9D.csv",
  );
});

test.each([
  [400, false],
  [401, false],
  [404, false],
  [410, false],
  [408, true],
  [429, true],
  [500, true],
  [503, true],
])("HTTP %i is told, and whether to try again", async (status, isWorthAnotherTry) => {
  answer = answering(status);
  expect(await toldOf(bring(fileOf(text("a"))))).toMatchObject({
    message: `${origin} did not take the report (HTTP ${status}).`,
    isWorthAnotherTry,
    afterMs: undefined,
  });
});

test.each([
  ["120", 120_000],
  ["86400", 3_600_000],
  [new Date(Date.now() + 600_000).toUTCString(), 600_000],
  [new Date(0).toUTCString(), 0],
  ["soon", undefined],
])("Retry-After %s is heeded, up to an hour", async (header, afterMs) => {
  answer = answering(429, { "retry-after": header });
  const failure = (await toldOf(bring(fileOf(text("a"))))) as { afterMs: number | undefined };
  if (afterMs === undefined) expect(failure.afterMs).toBeUndefined();
  else expect(Math.abs((failure.afterMs ?? -1e9) - afterMs)).toBeLessThan(2_000);
});

test("a redirect is not followed, nor told where to", async () => {
  answer = answering(307, { location: `${origin}/elsewhere/T0KEN` });
  expect(await toldOf(bring(fileOf(text("a"))))).toMatchObject({
    message: `${origin} answered with a redirect (HTTP 307), and reports follow none.`,
    isWorthAnotherTry: false,
  });
  expect(received).toHaveLength(1);
});

test("who says yes before all was sent has not got it", async () => {
  answer = (_, response) => void response.writeHead(200).end();
  const file = fileOf(Array.from({ length: 2_000 }, () => Buffer.alloc(65_536)));
  expect(await toldOf(bring(file))).toMatchObject({ isWorthAnotherTry: true });
});

test("a connection on which nothing moves is given up, one that is slow is not", async () => {
  const signal = new AbortController().signal;
  const patient = (file: ReportFile) => deliverToWebhook({ url }, file, { signal, environment, patienceMs: 300 });
  answer = () => undefined;
  expect(await toldOf(patient(fileOf(text("a"))))).toMatchObject({
    message: `${origin} did not answer (nothing moved for 0.3 seconds).`,
    isWorthAnotherTry: true,
  });
  answer = answering(200);
  const pieces = text("a,b,c,d,e").flatMap((all) => [...all].map((byte) => Uint8Array.of(byte)));
  await patient(
    fileOf(pieces, {
      async *bytes() {
        for (const piece of pieces) {
          await sleep(100);
          yield piece;
        }
      },
    }),
  );
  expect(received.at(-1)?.body.toString()).toBe("a,b,c,d,e");
});

test("a connection that breaks, and one that there is none to, are no answer", async () => {
  answer = (request) => void request.socket.destroy();
  expect(await toldOf(bring(fileOf(text("a"))))).toMatchObject({ isWorthAnotherTry: true });
  expect(await toldOf(bring(fileOf(text("a")), { url: "http://127.0.0.1:9/T0KEN" }))).toMatchObject({
    message: "http://127.0.0.1:9 did not answer (ECONNREFUSED).",
    isWorthAnotherTry: true,
  });
});

test.each(["http://example.com/T0KEN", "ftp://127.0.0.1/T0KEN", "https://u:s3cret@127.0.0.1/", "T0KEN"])(
  "nothing is sent to %s",
  async (wrong) => {
    expect(await toldOf(bring(fileOf(text("a")), { url: wrong }))).toMatchObject({ code: "usage" });
  },
);

test.each([
  ["is not set", "ABSENT", "which holds the secret"],
  ["has no prefix", "BARE", "holds no secret"],
  ["is no base64", "WORDS", "holds no secret"],
  ["is short", "SHORT", "holds no secret"],
])("a variable that %s is named, and nothing is sent", async (_, secretVariable, said) => {
  const wrong = { BARE: secret.slice(6), WORDS: "whsec_T0KEN T0KEN", SHORT: "whsec_T0KENAAA" };
  const signal = new AbortController().signal;
  const delivery = deliverToWebhook({ url, secretVariable }, fileOf(text("a")), { signal, environment: wrong });
  const expected = { code: "usage", isWorthAnotherTry: false, message: expect.stringContaining(said) };
  expect(await toldOf(delivery)).toMatchObject(expected);
  expect(received).toEqual([]);
});

test.each(damaged)("a report with %s is never received whole", async (_, file) => {
  for (const secretVariable of ["HOOK_SECRET", undefined]) {
    const place = secretVariable === undefined ? { url } : { url, secretVariable };
    const signal = new AbortController().signal;
    expect(await toldOf(deliverToWebhook(place, file, { signal, environment }))).toMatchObject({
      code: "data-damaged",
    });
  }
  expect(received).toEqual([]);
});

test("a report that cannot be read is not sent; whoever stops it hears why", async () => {
  expect(await toldOf(bring(unreadable))).toMatchObject({ code: "database", isWorthAnotherTry: true });
  const stopping = new AbortController();
  answer = () => stopping.abort(new Error("the server stops"));
  expect(await failureOf(bring(fileOf(text("a")), {}, stopping.signal))).toBe(stopping.signal.reason);
});
