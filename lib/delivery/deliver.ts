import { deliverToBucket } from "./bucket.ts";
import { DeliveryFailed } from "./delivery-failed.ts";
import type { Destination, ReportFile } from "./destination.ts";
import { deliverToFolder } from "./folder.ts";
import { deliverToWebhook } from "./webhook.ts";
import type { Environment } from "./webhook-signature.ts";

/**
 * Brings a file to where it is to be. What arrived once is not there twice: asked again, a folder and a bucket find it, and a webhook gets
 * the same id.
 * @throws DeliveryFailed, which says whether another try may help; the signal's reason once it is aborted
 */
export async function deliver(
  destination: Destination,
  file: ReportFile,
  { signal, environment }: { signal: AbortSignal; environment: Environment },
): Promise<void> {
  signal.throwIfAborted();
  assertPlainName(file.name);
  switch (destination.type) {
    case "folder":
      return deliverToFolder(destination, file, signal);
    case "bucket":
      return deliverToBucket(destination, file, signal);
    case "webhook":
      return deliverToWebhook(destination, file, { signal, environment });
  }
}

/** A name becomes part of a path, a key and a header. */
function assertPlainName(name: string): void {
  if (/^[^./\\\p{Cc}][^/\\\p{Cc}]{0,199}$/u.test(name)) return;
  throw new DeliveryFailed("The name of the report is no name of a file.", "Make it again under another name.", {
    code: "usage",
  });
}
