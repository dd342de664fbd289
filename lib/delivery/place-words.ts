import type { Destination } from "./destination.ts";
import { webhookAddress } from "./webhook-address.ts";

/** Where a destination is, for whoever signs in: of a webhook its origin alone, since the rest of the address may be a secret. */
export function placeWords(destination: Destination): string {
  switch (destination.type) {
    case "folder":
      return destination.folder;
    case "bucket":
      return `s3://${destination.bucket}/${destination.prefix ?? ""}`;
    case "webhook":
      return webhookAddress(destination.url)?.origin ?? "";
  }
}
