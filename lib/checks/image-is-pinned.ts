import { imageOrigin } from "#lib/analysis/images/origin.ts";
import type { JobImage } from "#lib/analysis/jobs/images.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { nameIn } from "#lib/inventory/names.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { fail, notApplicable, pass, unknown, unknownLookup, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** What checks of it have alike, whatever names the image. */
export const pinning = {
  severity: "low",
  category: "containers",
  question: "images-are-pinned",
  needs: ["ecr-repository"],
  controls: ["checklist:N-JOB-03", "checklist:N-ECR-04", "nist-800-53-r5:SI-7", "mitre-attack:T1525"],
} as const;

/**
 * Passes when an image is named by its digest, or by a tag that its repository lets nobody move. AWS moves the tags of its own images
 * to builds with patches, so those are no question.
 */
function imageIsPinned(path: string, image: string, { account, region }: Identity, inventory: Inventory): Verdict {
  const evidence = { path, observed: image, expected: "a digest, or a tag of a repository whose tags are immutable" };
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return pass(evidence);
  const { from, registry } = imageOrigin(image, account);
  if (from === "aws") return notApplicable("AWS moves the tags of its images to builds with patches.");
  if (from !== "own") {
    return fail(evidence, {
      path: `${path}: registry`,
      observed: registry,
      expected: "one that you keep tags from moving in",
    });
  }
  const repository = inventory.get("ecr-repository", nameIn(image, "ecr-repository") ?? image, region);
  if (!repository.found) return unknownLookup(repository, `The repository of ${image}`);
  const { imageTagMutability: tags, imageTagMutabilityExclusionFilters: left = [] } = repository.resource;
  if (!tags) return unknown(`AWS returned no imageTagMutability of ${repository.identity.name}.`);
  const setting = {
    path: `${repository.identity.name}: imageTagMutability`,
    observed: tags,
    expected: "IMMUTABLE for this tag: of all, of all but others, or of some with it among them",
  };
  const tag = /:([\w.-]+)$/.exec(image)?.[1] ?? "latest";
  const isLeftOut = left.some(({ filter = "" }) => matches(filter, tag));
  const stays =
    tags === "IMMUTABLE" ||
    (tags === "IMMUTABLE_WITH_EXCLUSION" && left.length > 0 && !isLeftOut) ||
    (tags === "MUTABLE_WITH_EXCLUSION" && isLeftOut);
  return stays ? pass(evidence, setting) : fail(evidence, setting);
}

/** The same of all images of one thing. `arn` is there in every answer, and without it the answer itself is not trusted. */
export function everyImagePinned(
  arn: string | undefined,
  images: readonly JobImage[],
  identity: Identity,
  inventory: Inventory,
): Verdict {
  if (!arn) return unknown("AWS returned no ARN, so the answer is not complete.");
  return worstOf(
    images.map(({ path, image }) => imageIsPinned(path, image, identity, inventory)),
    notApplicable("It names no image."),
  );
}

/** Those whose tags can be moved. */
export function movableImages(images: readonly JobImage[], identity: Identity, inventory: Inventory): JobImage[] {
  return images.filter(({ path, image }) => imageIsPinned(path, image, identity, inventory).status === "fail");
}
