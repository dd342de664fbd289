import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { account, inventoryOf, reading, region, unread } from "#tests/support/test-check.ts";
import { images } from "./images-of.ts";

const named = { arn: "arn:r", also: [`${account}.${region}/churn`] };
const repository = (fields: Partial<ResourceOf<"ecr-repository">>) =>
  inventoryOf([reading("ecr-repository", "churn", fields, named)]);
type Mutability = "IMMUTABLE_WITH_EXCLUSION" | "MUTABLE_WITH_EXCLUSION";
const leavingOut = (filter: string, imageTagMutability: Mutability = "IMMUTABLE_WITH_EXCLUSION") =>
  repository({
    imageTagMutability,
    imageTagMutabilityExclusionFilters: [{ filterType: "WILDCARD", filter }],
  });

/** Images by what a check for pinned ones makes of them, whatever names them. */
export function pinningCases<R extends object>(withImage: (image?: string) => R) {
  const of = (image: string | undefined, inventory = inventoryOf([])) => ({ resource: withImage(image), inventory });
  return {
    pass: {
      "a digest": of(images.pinned),
      "a tag that nobody can move": of(images.own, repository({ imageTagMutability: "IMMUTABLE" })),
      "a tag that is not among those left out": of(images.own, leavingOut("dev*")),
      "a tag that is left out of being movable": of(images.own, leavingOut("*", "MUTABLE_WITH_EXCLUSION")),
    },
    fail: {
      "a tag that is not among those that stay": of(images.own, leavingOut("release-*", "MUTABLE_WITH_EXCLUSION")),
      "a tag that can be moved": of(images.own, repository({ imageTagMutability: "MUTABLE" })),
      "a tag that is left out of being immutable": of(images.own, leavingOut("*")),
      "a tag of another account's registry": of(images.foreign),
      "a tag of a registry elsewhere": of(images.elsewhere),
    },
    notApplicable: { "AWS's": of(images.ofAws), "no image is named": of(undefined) },
    unknown: {
      "the repository is gone": of(images.own),
      "the repository may not be read": of(images.own, inventoryOf([unread("ecr-repository", "churn", named)])),
      "the repository says nothing of its tags": of(images.own, repository({})),
      "the answer is empty": { resource: {} },
    },
  };
}
