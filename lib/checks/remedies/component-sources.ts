import { componentContainers } from "#lib/analysis/hosting/component-specifications.ts";
import { driftOf } from "#lib/analysis/images/drift.ts";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { inBucketsOfOthers, type TrustingBuckets } from "../bucket-is-owned.ts";
import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { jq, reshaped } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { combinable, summaryOf, written } from "./written.ts";

type Component = ResourceOf<"inference-component">;

interface Change {
  summary: string;
  /** jq over the specifications as an update takes them; values from AWS come in as `args`. */
  jq: string;
  args: Record<string, readonly unknown[]>;
}

/** An update takes an image where Describe tells of what was deployed. Source: API reference, UpdateInferenceComponent. */
const asRequest = [
  "{InferenceComponentName, Specification, Specifications}",
  "del(.. | nulls)",
  "(.. | .Container? | select(. != null)) |= (.Image = .DeployedImage.SpecifiedImage | del(.DeployedImage) | del(.. | nulls))",
].join(" | ");

function changeComponent(context: CheckContext, change: Change): Fix {
  return combinable("inference-component", (changes) => write(context, changes), change);
}

function write({ identity }: CheckContext, changes: readonly Change[]): Fix {
  const { name, region } = identity;
  const filter = [asRequest, ...changes.map((change) => change.jq)].join(" | ");
  const args = Object.assign({}, ...changes.map((change) => change.args));
  return written({
    mutability: "in-place",
    summary: `${summaryOf(changes)} The update sends the present specification with the change (jq is needed), and starts copies anew.`,
    steps: () => [
      reshaped(
        sagemaker("describe-inference-component", { "inference-component-name": name, region }),
        jq(filter, args),
        "inference-component.json",
      ),
      sagemaker("update-inference-component", { "cli-input-json": { contentsOf: "inference-component.json" }, region }),
    ],
    ...consoleLink(identity),
  });
}

export function moveComponentData(component: Component, context: TrustingBuckets): Fix {
  const named = componentContainers(component).flatMap(({ container }) => container.ArtifactUrl ?? []);
  const theirs = inBucketsOfOthers(named, context);
  return changeComponent(context, {
    summary: "Load the files from a bucket of this account, once you have checked what they are and copied them there.",
    jq: `(.. | objects | .ArtifactUrl | strings | select(. as $uri | $theirs | index($uri) != null)) |= "NEW_S3_URI"`,
    args: { theirs },
  });
}

export function moveComponentImages(component: Component, context: CheckContext, trusted: readonly string[]): Fix {
  const images = imagesOf(component).flatMap(({ SpecifiedImage = "" }) => {
    const { from, registry } = imageOrigin(SpecifiedImage, context.identity.account);
    return from === "another" && !trusted.includes(registry) ? [SpecifiedImage] : [];
  });
  return changeComponent(context, {
    summary:
      "Run an image of this account's registry: pull the other by its digest, scan it, push it, and name the copy by the digest that it has there.",
    jq: `(.. | objects | .Image | strings | select(. as $image | $images | index($image) != null)) |= "NEW_IMAGE_URI"`,
    args: { images },
  });
}

export function pinComponentImages(component: Component, context: CheckContext): Fix {
  const { account, region } = context.identity;
  const drifted = imagesOf(component).filter(
    (image) => driftOf(image, account, region, context.inventory).state === "drifted",
  );
  return changeComponent(context, {
    summary:
      "Name the image by the digest that runs now, so that nothing changes until somebody decides it; then review what the tag means today, and deploy that by its digest too.",
    jq: "reduce $pins[] as [$tag, $digest] (.; (.. | objects | .Image | strings | select(. == $tag)) |= $digest)",
    args: { pins: drifted.map(({ SpecifiedImage, ResolvedImage }) => [SpecifiedImage, ResolvedImage]) },
  });
}

function imagesOf(component: Component) {
  return componentContainers(component).flatMap(({ container }) => container.DeployedImage ?? []);
}
