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
import { togetherIn } from "./several.ts";
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
    // The images that are most open decide: any of them runs as the model's role.
    const all = modelImages(model).flatMap(({ path, image }) => {
      const repository = repositoryOf(image, identity, around);
      if (!repository || repository.step.Holds === false) return [];
      const tag = tagStep(path, image, repository, identity, around);
      return [{ open: repository.step, tag, rank: rank(repository.step, tag) }];
    });
    const most = Math.max(...all.map((one) => one.rank));
    const equal = all.filter((one) => one.rank === most);
    const [first, ...others] = most === 2 ? equal : equal.slice(0, 1);
    if (!first) return undefined;
    const besides = all.filter((one) => one.rank === 1 && one !== first).map(doubtIn);
    return [
      togetherIn([first.open, ...others.map(({ open }) => open)], besides),
      togetherIn([first.tag, ...others.map(({ tag }) => tag)], []),
      administratorStep(model.ExecutionRoleArn ?? "", "ExecutionRoleArn", around),
    ];
  },
});

interface Pair {
  open: AttackStep;
  tag: AttackStep;
  /** 2: both hold; 1: one is not known; 0: one does not hold. */
  rank: number;
}

const rank = (...steps: AttackStep[]) => Math.min(...steps.map(({ Holds }) => (Holds ? 2 : Holds === null ? 1 : 0)));

function doubtIn({ open, tag }: Pair): Pick<AttackStep, "Outsiders" | "Reason"> {
  const { Reason = "Not known." } = open.Holds === null ? open : tag;
  return { ...(open.Outsiders && { Outsiders: open.Outsiders }), Reason };
}

interface Repository {
  step: AttackStep;
  /** Whether the same outsiders may take away images of it. */
  deletes: { answer: "yes"; who: string } | { answer: "no" } | { answer: "unknown"; reason: string };
}

/** Undefined for images of registries whose policy is not this account's to read. */
function repositoryOf(image: string, model: Identity, { inventory, region, now }: Around): Repository | undefined {
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
  const open = (more: Pick<AttackStep, "Kind" | "Arn" | "Name">, reason: string): Repository => ({
    step: { ...more, ...step, Observed: null, Holds: null, Reason: reason },
    deletes: { answer: "unknown", reason },
  });
  if (!lookup.found) return open(of({ kind: "ecr-repository", arn: "", name }), whyOpen(lookup, "The repository"));
  const whose = of(lookup.identity);
  const policy = withItsResource(lookup.resource.Policy);
  const asked = (action: string) => letIn(policy, { account: model.account, field: "Policy", now, action });
  const pushes = asked("ecr:PutImage");
  if (pushes.answer === "unknown") return open(whose, pushes.reason);
  if (pushes.answer === "no")
    return { step: { ...whose, ...step, Observed: null, Holds: false }, deletes: { answer: "no" } };
  const Outsiders = outsidersIn(pushes.openings);
  const Observed = pushes.openings.map(({ who, path }) => `${path}: ${who} may ecr:PutImage`);
  const Check = Outsiders.includes(anyoneInAws) ? "ecr-repository/policy-is-not-public" : step.Check;
  const taking = asked("ecr:BatchDeleteImage");
  const takers = taking.answer === "yes" ? outsidersIn(taking.openings) : [];
  const who = takers.find((one) => one === anyoneInAws || Outsiders.includes(one) || Outsiders.includes(anyoneInAws));
  const deletes =
    taking.answer === "yes" ? (who ? { answer: "yes" as const, who } : { answer: "no" as const }) : taking;
  return { step: { ...whose, ...step, Check, Observed, Holds: true, Outsiders }, deletes };
}

/**
 * A digest never means another image. A tag that nobody can move does not either, but where its image is deleted it can be pushed anew.
 * Source: ECR user guide, "Preventing image tags from being overwritten".
 */
function tagStep(
  path: string,
  image: string,
  { step: repository, deletes }: Repository,
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
  const stays =
    tags === "IMMUTABLE" ||
    (tags === "IMMUTABLE_WITH_EXCLUSION" && left.length > 0 && !isLeftOut) ||
    (tags === "MUTABLE_WITH_EXCLUSION" && isLeftOut);
  // For all who use the repository at once. While they may delete, no setting of tags is a way out.
  const { Check: _pinned, ...anew } = byTag;
  const here = {
    ...anew,
    ...of(lookup.identity),
    Fact: "Its tags can be moved to another image, and the model names one",
    Field: "imageTagMutability",
    Observed: `${image}, ${tags}`,
  };
  if (deletes.answer === "no") return { ...here, Check: "ecr-repository/tags-are-immutable", Holds: !stays };
  if (!stays) return { ...here, Holds: true };
  if (deletes.answer === "unknown") return { ...here, Holds: null, Reason: deletes.reason };
  const Observed = `${image}, ${tags}, and ${deletes.who} may ecr:BatchDeleteImage`;
  return { ...here, Fact: "An image of it can be deleted, and its tag pushed anew for another", Observed, Holds: true };
}
