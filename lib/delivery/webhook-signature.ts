import { createHmac } from "node:crypto";
import { DeliveryFailed } from "./delivery-failed.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Fewer bytes are guessed, more are none. Source: Standard Webhooks specification, "Signature scheme". */
const lengths = { least: 24, most: 64 };

/**
 * The key that an environment variable holds, `whsec_` and base64.
 * @throws DeliveryFailed `usage` that names the variable, and never tells what is in it
 */
export function keyIn(variable: string, environment: Environment): Buffer {
  const text = environment[variable];
  if (!text) {
    throw new DeliveryFailed(
      `The environment variable ${variable} is not set, which holds the secret of a webhook.`,
      "Set it where the server is started, and start it again.",
      { code: "usage" },
    );
  }
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1] ?? "";
  const key = Buffer.from(base64, "base64");
  if (key.length >= lengths.least && key.length <= lengths.most) return key;
  throw new DeliveryFailed(
    `The environment variable ${variable} holds no secret of a webhook.`,
    `It is whsec_ and the base64 of ${lengths.least} to ${lengths.most} bytes.`,
    { code: "usage" },
  );
}

/** Of one attempt to send a message. Source: Standard Webhooks specification, "Signature scheme". */
export async function signatureOf(
  key: Buffer,
  { id, timestamp, bytes }: { id: string; timestamp: number; bytes: AsyncIterable<Uint8Array> },
): Promise<string> {
  const hmac = createHmac("sha256", key).update(`${id}.${timestamp}.`);
  for await (const piece of bytes) hmac.update(piece);
  return `v1,${hmac.digest("base64")}`;
}
