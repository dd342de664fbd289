import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { DeliveryFailed } from "./delivery-failed.ts";

interface Posted {
  /** What is sent, in sentences of why it was not: `report`. */
  what: string;
  headers: Readonly<Record<string, string>>;
  body: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
  /** Of a connection on which nothing moves. Milliseconds. */
  patienceMs: number;
}

/**
 * Posts a body, and is content with nothing but that it was taken, whole. Redirects are not followed. Of the address nothing is told
 * but its origin: the rest of it may be a secret.
 * @throws DeliveryFailed; the signal's reason once it is aborted
 */
export async function post(url: URL, posted: Posted): Promise<void> {
  try {
    judge(url, posted.what, await answerTo(url, posted));
  } catch (error) {
    posted.signal.throwIfAborted();
    throw error instanceof DeliveryFailed ? error : noAnswer(url, error);
  }
}

interface Answer {
  status: number;
  retryAfter: string | undefined;
  /** Whoever answered had been sent all of it. */
  hadAll: boolean;
}

function answerTo(url: URL, { headers, body: pieces, signal, patienceMs }: Posted): Promise<Answer> {
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  const body = Readable.from(pieces, { objectMode: false });
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
function judge({ origin }: URL, what: string, { status, retryAfter, hadAll }: Answer): void {
  const isTaken = status >= 200 && status < 300;
  if (isTaken && hadAll) return;
  if (isTaken) {
    throw new DeliveryFailed(
      `${origin} answered before it had the whole ${what}.`,
      "Look at what answers there, and try again.",
      { again: true },
    );
  }
  if (status >= 300 && status < 400) {
    throw new DeliveryFailed(
      `${origin} answered with a redirect (HTTP ${status}), and ${what}s follow none.`,
      "Give the address that it leads to instead.",
    );
  }
  const again = status === 408 || status === 429 || status >= 500;
  throw new DeliveryFailed(
    `${origin} did not take the ${what} (HTTP ${status}).`,
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
  if (isOfCertificate(code)) {
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

/** What Node calls a certificate that it does not trust. Source: Node.js manual, "X509 certificate error codes". */
export function isOfCertificate(code: string | undefined): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS/.test(code ?? "");
}
