import type { Inventory } from "#lib/inventory/inventory.ts";
import { nameIn } from "#lib/inventory/names.ts";
import { whyUnread } from "#lib/readings/reading.ts";

interface DeployedImage {
  SpecifiedImage?: string | undefined;
  ResolvedImage?: string | undefined;
}

/** Whether what was deployed under a tag is what the tag means now. */
export type Drift =
  | { state: "pinned" | "same" }
  /** `now` is the digest that the tag has by now; undefined when no image has it any more. */
  | { state: "drifted"; now: string | undefined }
  /** Nobody can ask another account's registry what its tags mean. */
  | { state: "foreign" }
  | { state: "unread"; why: string };

/**
 * Tags move, digests do not. Source: Amazon ECR user guide, "Preventing image tags from being overwritten"; SageMaker API
 * reference, DeployedImage.
 */
export function driftOf(deployed: DeployedImage, account: string, region: string, inventory: Inventory): Drift {
  const { SpecifiedImage: specified = "", ResolvedImage: resolved = "" } = deployed;
  const named = nameIn(specified, "ecr-image");
  if (named?.includes("@")) return { state: "pinned" };
  if (named === undefined || !named.startsWith(`${account}.`)) return { state: "foreign" };
  const digest = /@(sha256:[0-9a-f]{64})$/.exec(resolved)?.[1];
  if (digest === undefined) return { state: "unread", why: "AWS returned no digest of what was deployed" };
  const lookup = inventory.get("ecr-image", named, region);
  if (!lookup.found) {
    return lookup.why === "absent"
      ? { state: "drifted", now: undefined }
      : { state: "unread", why: whyUnread(lookup.failure) };
  }
  const { imageDigest: now } = lookup.resource;
  if (!now) return { state: "unread", why: "AWS returned no digest of the tag" };
  return now === digest ? { state: "same" } : { state: "drifted", now };
}
