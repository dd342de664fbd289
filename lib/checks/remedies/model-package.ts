import { modelDataOf } from "#lib/analysis/hosting/model-containers.ts";
import { packageContainers } from "#lib/analysis/hosting/package-containers.ts";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { inBucketsOfOthers, type TrustingBuckets } from "../bucket-is-owned.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { combinable, summaryOf, written } from "./written.ts";

type Package = ResourceOf<"model-package">;

interface Change {
  summary: string;
  jq: string;
  args: Record<string, readonly string[]>;
  before: readonly Step[];
}

/** What it is deployed with, in place: its number and its approval stay, so who approved it has to look again. */
function changeContainers(context: CheckContext, change: Change): Fix {
  return combinable("model-package", (changes) => write(context, changes), change);
}

function write({ identity }: CheckContext, changes: readonly Change[]): Fix {
  const { arn, region } = identity;
  const filter = [
    "{ModelPackageArn, InferenceSpecification} | with_entries(select(.value != null))",
    ...new Set(changes.map((change) => change.jq)),
  ].join(" | ");
  return written({
    mutability: "in-place",
    summary: `${summaryOf(changes)} Let whoever approved ${identity.name} look at it again (jq is needed); models that were made of it keep what they had, and are made anew. Specifications beside the first cannot be changed: register another version where they name it too.`,
    steps: () => [
      ...changes.flatMap(({ before }) => before),
      reshaped(
        sagemaker("describe-model-package", { "model-package-name": arn, region }),
        jq(filter, Object.assign({}, ...changes.map(({ args }) => args))),
        "model-package.json",
      ),
      sagemaker("update-model-package", { "cli-input-json": { contentsOf: "model-package.json" }, region }),
    ],
    ...consoleLink(identity),
  });
}

export function movePackageImages(pack: Package, context: CheckContext, trusted: readonly string[]): Fix {
  const foreign = imagesOf(pack).filter((image) => {
    const { from, registry } = imageOrigin(image, context.identity.account);
    return from === "another" && !trusted.includes(registry);
  });
  return changeContainers(context, {
    summary:
      "Name an image of this account's registry: pull the other by its digest, scan it, push it, and name the copy by the digest that it has there.",
    jq: `(.. | objects | select(.Image as $image | $foreign | index($image) != null)) |= (.Image = "NEW_IMAGE_URI" | del(.ImageDigest))`,
    args: { foreign },
    before: [{ comment: `Copy what you have checked of ${foreign.join(", ")} first.` }],
  });
}

export function pinPackageImages(pack: Package, context: CheckContext): Fix {
  const tagged = packageContainers(pack).flatMap(({ container: { Image = "", ImageDigest } }) =>
    ImageDigest || Image.includes("@") ? [] : [Image],
  );
  return changeContainers(context, {
    summary: "Name the image by the digest that was tested.",
    jq: `(.. | objects | select(.Image as $image | $tagged | index($image) != null)) |= (.Image = "NEW_IMAGE_URI")`,
    args: { tagged: [...new Set(tagged)] },
    before: [{ comment: `Look up which digest of ${[...new Set(tagged)].join(", ")} was tested.` }],
  });
}

export function movePackageData(pack: Package, context: TrustingBuckets): Fix {
  const data = packageContainers(pack).flatMap(({ path, container }) => modelDataOf(container, path));
  const theirs = inBucketsOfOthers(
    data.map(({ uri }) => uri),
    context,
  );
  return changeContainers(context, {
    summary:
      "Keep the files in a bucket of this account. Copy them there once you have checked what they are: prefer safetensors to pickle, and compare checksums with those that the supplier signed.",
    jq: `(.. | objects | (.ModelDataUrl, .S3Uri, .ManifestS3Uri) | strings | select(. as $uri | $theirs | index($uri) != null)) |= "NEW_S3_URI" | del(.. | .ModelDataETag?)`,
    args: { theirs },
    before: [{ comment: `Copy what you have checked of ${theirs.join(", ")} first.` }],
  });
}

function imagesOf(pack: Package): string[] {
  return [...new Set(packageContainers(pack).flatMap(({ container: { Image } }) => Image ?? []))];
}

/** Taking the approval back would stop deployments of it, so that is for people to decide. */
export function reviewPackage({ identity }: CheckContext): Fix {
  return written({
    mutability: "in-place",
    summary: `Let somebody other than its author look at ${identity.name}: who agrees approves it again under their own name, who does not rejects it and takes it out of what runs. Let roles that register versions have no sagemaker:UpdateModelPackage, and no say in ModelApprovalStatus when they register.`,
    steps: () => [],
    ...consoleLink(identity),
  });
}

export function sayWhyApproved({ ModelPackageArn = "" }: Package, context: CheckContext): Fix {
  const { name, region } = context.identity;
  return changeSetting(context, {
    summary: `Say of ${name} who looked at what before it was approved; where nobody knows, have it reviewed again.`,
    commands: [
      sagemaker("update-model-package", {
        "model-package-arn": ModelPackageArn,
        "model-approval-status": "Approved",
        "approval-description": "NEW_TEXT",
        region,
      }),
    ],
  });
}
