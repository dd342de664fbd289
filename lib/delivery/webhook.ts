import { DeliveryFailed } from "./delivery-failed.ts";
import type { ReportFile, WebhookPlace } from "./destination.ts";
import { heldBytes } from "./held-bytes.ts";
import { post } from "./post.ts";
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
  await post(url, { what: "report", headers, body: bytes(), signal, patienceMs });
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
