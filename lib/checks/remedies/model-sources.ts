import { containersOf, modelDataOf } from "#lib/analysis/hosting/model-containers.ts";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import type { JobImage } from "#lib/analysis/jobs/images.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { inBucketsOfOthers, type TrustingBuckets } from "../bucket-is-owned.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { replaceModel } from "./model.ts";

type Model = ResourceOf<"model">;

/** The model with its files in a bucket of this account. */
export function moveModelData(model: Model, context: TrustingBuckets): Fix {
  const data = containersOf(model).flatMap(({ path, container }) => modelDataOf(container, path));
  const theirs = inBucketsOfOthers(
    data.map(({ uri }) => uri),
    context,
  );
  return replaceModel(context, {
    summary:
      "Load the model from a bucket of this account. Copy the files there once you have checked what they are: prefer safetensors to pickle, and compare checksums with those that the supplier signed.",
    fields: {},
    args: { theirs },
    jq: `(.. | objects | (.ModelDataUrl, .S3Uri, .ManifestS3Uri) | strings | select(. as $uri | $theirs | index($uri) != null)) |= "NEW_S3_URI"`,
    before: [{ comment: `Copy what you have checked of ${theirs.join(", ")} first.` }],
  });
}

/** The model with its images in a registry of this account. */
export function moveImages(model: Model, context: CheckContext, trusted: readonly string[]): Fix {
  const foreign = containersOf(model).flatMap(({ container: { Image = "" } }) => {
    const { from, registry } = imageOrigin(Image, context.identity.account);
    return from === "another" && !trusted.includes(registry) ? [Image] : [];
  });
  const images = [...new Set(foreign)];
  return replaceModel(context, {
    summary:
      "Run an image of this account's registry: pull the other by its digest, scan it, push it, and name the copy by the digest that it has there. A pull through cache does not do, as it follows the tag.",
    fields: {},
    args: { images },
    jq: swapImages,
    before: [{ comment: `Copy what you have checked of ${images.join(", ")} first.` }],
  });
}

/** The model with these images named by their digests. */
export function pinModelImages(images: readonly JobImage[], context: CheckContext): Fix {
  return replaceModel(context, {
    summary:
      "Name the image by the digest that was reviewed, as repository@sha256:…; immutable tags in the repository do as well, and need no change of the model.",
    fields: {},
    args: { images: namesOf(images) },
    jq: swapImages,
  });
}

/** The model with images that AWS patches in place of these. */
export function renewImages(images: readonly JobImage[], context: CheckContext): Fix {
  return replaceModel(context, {
    summary:
      "Move to a version of the image that AWS patches, and test that the model answers as before: its page of available images has the tags.",
    fields: {},
    args: { images: namesOf(images) },
    jq: swapImages,
  });
}

function namesOf(images: readonly JobImage[]): string[] {
  return [...new Set(images.map(({ image }) => image))];
}

const swapImages =
  '(.. | objects | .Image | strings | select(. as $image | $images | index($image) != null)) |= "NEW_IMAGE_URI"';

/** The model of another version of its package: the newest of the same group that was approved, or one to be chosen. */
export function useApprovedPackage(model: Model, context: CheckContext): Fix {
  const { identity, inventory } = context;
  const swaps = containersOf(model).flatMap(({ container: { ModelPackageName: name } }) => {
    const lookup = name ? inventory.get("model-package", name, identity.region) : undefined;
    if (!name || !lookup?.found) return [];
    const { ModelPackageGroupName: group, ModelApprovalStatus: status } = lookup.resource;
    if (!status || status === "Approved") return [];
    const approved = inventory
      .all("model-package", identity.region)
      .map(({ resource }) => resource)
      .filter((one) => one.ModelPackageGroupName === group && one.ModelApprovalStatus === "Approved")
      .toSorted((a, b) => (b.ModelPackageVersion ?? 0) - (a.ModelPackageVersion ?? 0));
    return [[name, approved[0]?.ModelPackageArn ?? "NEW_MODEL_PACKAGE_ARN"]];
  });
  return replaceModel(context, {
    summary:
      "Make the model of a version that was approved. If it is this one that is to run, have it reviewed by somebody other than its author, who approves it in the registry: then nothing need be replaced.",
    fields: {},
    args: { swaps },
    jq: "reduce $swaps[] as [$old, $new] (.; (.. | objects | .ModelPackageName | strings | select(. == $old)) |= $new)",
  });
}
