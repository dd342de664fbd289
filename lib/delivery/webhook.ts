import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { DeliveryFailed } from "./delivery-failed.ts";
import type { ReportFile, WebhookPlace } from "./destination.ts";
import { heldBytes } from "./held-bytes.ts";
import { webhookAddress } from "./webhook-address.ts";
import { type Environment, keyIn, signatureOf } from "./webhook-signature.ts";

interface Sending {
  signal: AbortSignal;
  environment: Environment;
  /** Of a connection on which nothing moves. Milliseconds. */
  patienceMs?: number;
}

/**
 * Posts a file as it is, signed as the Standard Webhooks specification says (https://www.standardwebhooks.com). Redirects are not
 * followed. Of the address nothing is told but its origin: the rest of it may be a secret.
 * @throws DeliveryFailed
 */
export async function deliverToWebhook(
  { url: text, secretVariable }: WebhookPlace,
  file: ReportFile,
  { signal, environment, patienceMs = 30_000 }: Sending,
): Promise<void> {
  const url = webhookAddress(text);
  if (!url) {
    throw new DeliveryFailed(
      "The address of the webhook is not one of https.",
      "Correct it in sagewarden.config.json.",
      {
        code: "usage",
      },
    );
  }
  const key = secretVariable === undefined ? undefined : keyIn(secretVariable, environment);
  const timestamp = Math.floor(Date.now() / 1000);
  const bytes = () => heldBytes(file, signal);
  const headers = {
    "content-type": file.mediaType,
    "content-length": String(file.size),
    "content-disposition": dispositionOf(file.name),
    // Source: RFC 9530, "Repr-Digest".
    "repr-digest": `sha-256=:${Buffer.from(file.sha256, "hex").toString("base64")}:`,
    "user-agent": "sagewarden",
    "webhook-id": file.id,
    "webhook-timestamp": String(timestamp),
    ...(key && { "webhook-signature": await signatureOf(key, { id: file.id, timestamp, bytes: bytes() }) }),
  };
  try {
    judge(url, await post(url, { headers, body: Readable.from(bytes(), { objectMode: false }), signal, patienceMs }));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof DeliveryFailed ? error : noAnswer(url, error);
  }
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
  /** Whoever answered had been sent all of it. */
  hadAll: boolean;
}

interface Post {
  headers: Readonly<Record<string, string>>;
  body: Readable;
  signal: AbortSignal;
  patienceMs: number;
}

function post(url: URL, { headers, body, signal, patienceMs }: Post): Promise<Answer> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise<Answer>((resolve, reject) => {
    const request = send(url, { method: "POST", headers, signal, timeout: patienceMs });
    request.on("timeout", () =>
      request.destroy(Object.assign(new Error(), { code: `nothing moved for ${patienceMs / 1000} seconds` })),
    );
    request.on("error", reject);
    request.on("response", (response: IncomingMessage) => {
      // What else it says is of no use, and may never end.
      response.on("error", () => undefined).destroy();
      const { statusCode: status = 0, headers: said } = response;
      resolve({ status, retryAfter: said["retry-after"], hadAll: request.writableFinished });
    });
    body.on("error", (error) => {
      reject(error);
      request.destroy();
    });
    body.pipe(request);
  }).finally(() => body.destroy());
}

/** @throws DeliveryFailed for any answer but that it was taken, whole */
function judge({ origin }: URL, { status, retryAfter, hadAll }: Answer): void {
  const isTaken = status >= 200 && status < 300;
  if (isTaken && hadAll) return;
  if (isTaken) {
    throw new DeliveryFailed(
      `${origin} answered before it had the whole report.`,
      "Look at what answers there, and try again.",
      { again: true },
    );
  }
  if (status >= 300 && status < 400) {
    throw new DeliveryFailed(
      `${origin} answered with a redirect (HTTP ${status}), and reports follow none.`,
      "Name the address that it leads to in sagewarden.config.json.",
    );
  }
  const again = status === 408 || status === 429 || status >= 500;
  throw new DeliveryFailed(
    `${origin} did not take the report (HTTP ${status}).`,
    again ? "Try again later." : "Look at the address and the secret, and at what the receiver says of it.",
    { again, afterMs: again ? waitOf(retryAfter) : undefined },
  );
}

const longestWaitMs = 3_600_000;

/** Seconds or a date; nobody is waited for longer than an hour. Source: RFC 9110, "Retry-After". */
function waitOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestWaitMs);
}

/** An error's own words may hold the address. */
function noAnswer({ origin }: URL, cause: unknown): DeliveryFailed {
  const { code } = cause as NodeJS.ErrnoException;
  if (/CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS/.test(code ?? "")) {
    return new DeliveryFailed(
      `${origin} has no certificate that can be trusted (${code}).`,
      "Put it right there, or name the authority that signed it in NODE_EXTRA_CA_CERTS.",
      { cause },
    );
  }
  return new DeliveryFailed(
    `${origin} did not answer${code === undefined ? "" : ` (${code})`}.`,
    "Check the network and the address, and try again.",
    { again: true, cause },
  );
}

/** Source: RFC 6266. */
function dispositionOf(name: string): string {
  if (/^[\w. ()-]+$/.test(name)) return `attachment; filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}
