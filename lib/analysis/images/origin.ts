import { nameIn } from "#lib/inventory/names.ts";
import { isAwsRegistry } from "./aws-registries.ts";

/** From where an image comes. */
export type ImageOrigin =
  | { from: "own" | "aws" | "another"; registry: string }
  /** No registry of ECR: its host does not say whose it is. */
  | { from: "elsewhere"; registry: string };

/** Images that AWS publishes for everyone. Source: Amazon ECR public gallery, "deep-learning-containers", "sagemaker". */
const ofAwsInPublic = /^public\.ecr\.aws\/(deep-learning-containers|sagemaker|neuron)\//;

/** `registry` is an account number, or the host that stands before the image's name. */
export function imageOrigin(image: string, account: string): ImageOrigin {
  const named = nameIn(image, "ecr-image");
  if (named === undefined) {
    const registry = image.replace(/^https?:\/\//, "").split("/")[0] ?? "";
    return ofAwsInPublic.test(image) ? { from: "aws", registry } : { from: "elsewhere", registry };
  }
  const owner = named.slice(0, 12);
  return { from: owner === account ? "own" : isAwsRegistry(owner) ? "aws" : "another", registry: owner };
}
