import { createServer as createPlain } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import tls from "node:tls";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deliverToWebhook } from "#lib/delivery/webhook.ts";
import { failureOf, fileOf, text } from "./file-of.ts";
import { selfSigned } from "./self-signed.ts";

const day = 86_400_000;
const trusted = tls.getCACertificates();
let server: Server | undefined;
let received: string[];

beforeEach(() => {
  received = [];
});
afterEach(() => {
  tls.setDefaultCACertificates(trusted);
  server?.closeAllConnections();
  server?.close();
});

/** A receiver whose certificate is valid until then: its port, and the certificate. */
async function listening(until: Date): Promise<{ port: number; cert: string }> {
  const pair = selfSigned("127.0.0.1", until);
  const own = createServer(pair, async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    received.push(body);
    response.writeHead(204).end();
  });
  server = own;
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
  return { port: (own.address() as AddressInfo).port, cert: pair.cert };
}

const post = (address: string) =>
  deliverToWebhook({ url: `${address}/T0KEN` }, fileOf(text("a,b\n")), {
    signal: new AbortController().signal,
    environment: {},
  });

test("a certificate that nobody signed is not trusted: nothing is sent, and what to do is said", async () => {
  const { port } = await listening(new Date(Date.now() + day));
  expect(await failureOf(post(`https://127.0.0.1:${port}`))).toMatchObject({
    name: "DeliveryFailed",
    message: `https://127.0.0.1:${port} has no certificate that can be trusted (DEPTH_ZERO_SELF_SIGNED_CERT).`,
    advice: "Put it right there, or name the authority that signed it in NODE_EXTRA_CA_CERTS.",
    isWorthAnotherTry: false,
  });
  expect(received).toEqual([]);
});

test("one whose authority is named is, but not for another name, nor when its time is over", async () => {
  const valid = await listening(new Date(Date.now() + day));
  tls.setDefaultCACertificates([valid.cert]);
  await post(`https://127.0.0.1:${valid.port}`);
  expect(received).toEqual(["a,b\n"]);
  expect(await failureOf(post(`https://localhost:${valid.port}`))).toMatchObject({
    message: `https://localhost:${valid.port} has no certificate that can be trusted (ERR_TLS_CERT_ALTNAME_INVALID).`,
    isWorthAnotherTry: false,
  });
  server?.closeAllConnections();
  server?.close();
  const over = await listening(new Date(Date.now() - day));
  tls.setDefaultCACertificates([over.cert]);
  expect(await failureOf(post(`https://127.0.0.1:${over.port}`))).toMatchObject({
    message: `https://127.0.0.1:${over.port} has no certificate that can be trusted (CERT_HAS_EXPIRED).`,
  });
  expect(received).toHaveLength(1);
});

test("a receiver that speaks no TLS is told", async () => {
  const plain = createPlain((_, response) => response.end());
  await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
  const failure = await failureOf(post(`https://127.0.0.1:${(plain.address() as AddressInfo).port}`));
  plain.close();
  expect(failure).toMatchObject({
    message: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+ did not answer \((ERR_SSL_\w+|EPROTO)\)\.$/),
    isWorthAnotherTry: true,
  });
});
