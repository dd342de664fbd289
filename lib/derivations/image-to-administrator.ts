import { modelImages } from "#lib/analysis/hosting/model-images.ts";
import { letIn, outsidersIn } from "#lib/analysis/iam/let-in.ts";
import { anyoneInAws } from "#lib/analysis/iam/trust.ts";
import { imageOrigin } from "#lib/analysis/images/origin.ts";
import { withItsResource } from "#lib/analysis/repositories/policy.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { exposureOf } from "#lib/inventory/exposure.ts";
import { nameIn } from "#lib/inventory/names.ts";
import type { Identity } from "#lib/readings/reading.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { type Around, of, pathFamily, whyOpen } from "./path.ts";
import { administratorStep } from "./steps.ts";

/** Whoever may push into the repository of a model's image runs code as the model's role, at the next deployment. */
export default pathFamily({
  family: "image-to-administrator",
  from: ["model", "ecr-repository", "iam-role", "endpoint-config", "endpoint", "inference-component", "transform-job"],
  says: {
    Path: "From another account over a model's image to administration of the account",
    From: "another account",
    To: "administration of the account",
  },
  stepsOver(model, identity, around) {
    if (exposureOf(identity, model, around.inventory) === "record") return undefined;
    // The image that is most open decides: any of them runs as the model's role.
    const all = modelImages(model).flatMap(({ path, image }) => {
      const open = repositoryStep(image, identity, around);
      return open && open.Holds !== false ? [{ open, tag: tagStep(path, image, open, identity, around) }] : [];
    });
    const [first] = all.sort((one, other) => rank(other.open, other.tag) - rank(one.open, one.tag));
    return (
      first && [first.open, first.tag, administratorStep(model.ExecutionRoleArn ?? "", "ExecutionRoleArn", around)]
    );
  },
});

const rank = (...steps: AttackStep[]) => Math.min(...steps.map(({ Holds }) => (Holds ? 2 : Holds === null ? 1 : 0)));

/** Undefined for images of registries whose policy is not this account's to read. */
function repositoryStep(image: string, model: Identity, { inventory, region, now }: Around): AttackStep | undefined {
  if (imageOrigin(image, model.account).from !== "own") return undefined;
  const reference = nameIn(image, "ecr-repository") ?? image;
  const lookup = inventory.get("ecr-repository", reference, region, "Policy");
  const name = reference.replace(/^\d{12}\.[\w-]+\//, "");
  const step = {
    Fact: "Somebody outside of the account may push images into it",
    Expected: "nobody outside of the account who may push",
    Field: "Policy",
    Check: "ecr-repository/policy-names-no-outsiders",
  };
  if (!lookup.found) {
    const whose = of({ kind: "ecr-repository", arn: "", name });
    return { ...whose, ...step, Observed: null, Holds: null, Reason: whyOpen(lookup, "The repository") };
  }
  const whose = of(lookup.identity);
  const policy = withItsResource(lookup.resource.Policy);
  const let_ = letIn(policy, { account: model.account, field: "Policy", now, action: "ecr:PutImage" });
  if (let_.answer === "unknown") return { ...whose, ...step, Observed: null, Holds: null, Reason: let_.reason };
  if (let_.answer === "no") return { ...whose, ...step, Observed: null, Holds: false };
  const Outsiders = outsidersIn(let_.openings);
  const Observed = let_.openings.map(({ who, path }) => `${path}: ${who} may ecr:PutImage`);
  const Check = Outsiders.includes(anyoneInAws) ? "ecr-repository/policy-is-not-public" : step.Check;
  return { ...whose, ...step, Check, Observed, Holds: true, Outsiders };
}

/** A digest never means another image; a tag that nobody can move does not either. */
function tagStep(
  path: string,
  image: string,
  repository: AttackStep,
  model: Identity,
  { inventory, region }: Around,
): AttackStep {
  const byTag = {
    ...of(model),
    Fact: "It names the image by a tag that can be moved to another",
    Expected: "a digest, or a tag that nobody can move",
    Check: "model/images-are-pinned",
    Field: path,
    Observed: image,
  };
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return { ...byTag, Holds: false };
  const lookup = inventory.get("ecr-repository", repository.Arn, region);
  if (!lookup.found) return { ...byTag, Holds: null, Reason: whyOpen(lookup, "The repository") };
  const { imageTagMutability: tags, imageTagMutabilityExclusionFilters: left = [] } = lookup.resource;
  if (!tags) return { ...byTag, Holds: null, Reason: "AWS returned no imageTagMutability." };
  const tag = /:([\w.-]+)$/.exec(image)?.[1] ?? "latest";
  const isLeftOut = left.some(({ filter = "" }) => matches(filter, tag));
  const stays = tags === "IMMUTABLE" || (tags === "IMMUTABLE_WITH_EXCLUSION" && left.length > 0 && !isLeftOut);
  // For all who use the repository at once.
  const here = {
    ...of(lookup.identity),
    Fact: "Its tags can be moved to another image, and the model names one",
    Check: "ecr-repository/tags-are-immutable",
  };
  return { ...byTag, ...here, Field: "imageTagMutability", Observed: `${image}, ${tags}`, Holds: !stays };
}
