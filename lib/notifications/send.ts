import { DeliveryFailed } from "#lib/delivery/delivery-failed.ts";
import { post } from "#lib/delivery/post.ts";
import { webhookAddress } from "#lib/delivery/webhook-address.ts";
import { type Environment, keyIn, signatureOf } from "#lib/delivery/webhook-signature.ts";
import type { Channel } from "./channel.ts";
import { sendEmail } from "./email.ts";
import { addressIn } from "./environment.ts";
import type { Message } from "./message.ts";
import { slackPayload } from "./payloads/slack.ts";
import { teamsPayload } from "./payloads/teams.ts";
import { webhookPayload } from "./payloads/webhook.ts";

interface Sending {
  signal: AbortSignal;
  environment: Environment;
  /** Of a connection on which nothing moves. Milliseconds. */
  patienceMs?: number;
}

/**
 * Sends a message to a channel. What it is sent to says whether it has it; what failed for a moment may be tried again, under the same id.
 * @returns what to tell of one that has not reached everyone it was for; undefined where it has
 * @throws DeliveryFailed, whose words tell no secret; the signal's reason once it is aborted
 */
export async function send(channel: Channel, message: Message, sending: Sending): Promise<string | undefined> {
  const { signal, environment, patienceMs = 20_000 } = sending;
  signal.throwIfAborted();
  switch (channel.type) {
    case "webhook": {
      const { url: text, secretVariable } = channel;
      const url = webhookAddress(text);
      if (!url) throw new DeliveryFailed("The address of the webhook is not one of https.", "", { code: "usage" });
      const key = secretVariable === undefined ? undefined : keyIn(secretVariable, environment);
      return postJson(url, message.id, webhookPayload(message, new Date()), { signal, patienceMs, key });
    }
    case "slack":
      return postJson(addressIn(channel.urlVariable, environment), message.id, slackPayload(message), {
        ...{ signal, patienceMs },
      });
    case "teams":
      return postJson(addressIn(channel.urlVariable, environment), message.id, teamsPayload(message), {
        ...{ signal, patienceMs },
      });
    case "email":
      return sendEmail(channel, message, { signal, environment, patienceMs });
  }
}

async function postJson(
  url: URL,
  id: string,
  payload: object,
  { key, signal, patienceMs }: { key?: Buffer | undefined; signal: AbortSignal; patienceMs: number },
): Promise<undefined> {
  const body = Buffer.from(JSON.stringify(payload));
  const bytes = async function* () {
    yield body;
  };
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    "content-type": "application/json",
    "content-length": String(body.length),
    "user-agent": "sagewarden",
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    ...(key && { "webhook-signature": await signatureOf(key, { id, timestamp, bytes: bytes() }) }),
  };
  await post(url, { what: "notice", headers, body: bytes(), signal, patienceMs });
}
