import { DeliveryFailed } from "#lib/delivery/delivery-failed.ts";
import { webhookAddress } from "#lib/delivery/webhook-address.ts";
import type { Environment } from "#lib/delivery/webhook-signature.ts";

/** What an environment variable holds. @throws DeliveryFailed `usage` that names the variable */
export function valueIn(variable: string, what: string, environment: Environment): string {
  const text = environment[variable];
  if (text) return text;
  throw new DeliveryFailed(
    `The environment variable ${variable} is not set, which holds ${what}.`,
    "Set it where the server is started, and start it again.",
    { code: "usage" },
  );
}

/** The address that an environment variable holds. @throws DeliveryFailed `usage` that names the variable, and never tells what is in it */
export function addressIn(variable: string, environment: Environment): URL {
  const url = webhookAddress(valueIn(variable, "the address of a channel", environment));
  if (url) return url;
  throw new DeliveryFailed(
    `The environment variable ${variable} holds no address of https.`,
    "Set it to the address as Slack or Teams gave it, and start the server again.",
    { code: "usage" },
  );
}
