import { releaseRules } from "#lib/analysis/hosting/release-rules.ts";
import { endpointsServingGroup } from "#lib/analysis/hosting/served-packages.ts";
import { letIn, outsidersIn } from "#lib/analysis/iam/let-in.ts";
import { anyoneInAws } from "#lib/analysis/iam/trust.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { type Identity, whyUnread } from "#lib/readings/reading.ts";
import { type Around, of, pathFamily } from "./path.ts";

/** Another account registers a version as approved, a rule deploys it, and customers are answered by it. */
export default pathFamily({
  family: "registry-to-endpoint",
  from: ["model-package-group", "event-rule", "model", "endpoint-config", "inference-component", "endpoint"],
  says: {
    Path: "From another account over the model registry to what an endpoint serves",
    From: "another account",
    To: "what customers are answered by",
  },
  stepsOver(_, identity, around) {
    const open = registers(identity, around);
    return open.Holds === false ? undefined : [open, deploys(identity, around), serves(identity, around)];
  },
});

function registers(identity: Identity, { inventory, region, now }: Around): AttackStep {
  const step = {
    ...of(identity),
    Fact: "Another account may register versions in it, approved from the start",
    Expected: "nobody outside of the account who may register",
    Field: "ResourcePolicy",
    Check: "model-package-group/policy-names-no-outsiders",
    Use: { Events: ["CreateModelPackage"], About: identity.arn },
  };
  const lookup = inventory.get("model-package-group", identity.arn, region, "ResourcePolicy");
  if (!lookup.found) return { ...step, Observed: null, Holds: null, Reason: "Its policy could not be read." };
  const { account } = identity;
  const policy = lookup.resource.ResourcePolicy;
  const may = letIn(policy, { account, field: step.Field, now, action: "sagemaker:CreateModelPackage" });
  if (may.answer === "unknown") return { ...step, Observed: null, Holds: null, Reason: may.reason };
  if (may.answer === "no") return { ...step, Observed: null, Holds: false };
  const Outsiders = outsidersIn(may.openings);
  const Observed = may.openings.map(({ who, path }) => `${path}: ${who} may sagemaker:CreateModelPackage`);
  const Check = Outsiders.includes(anyoneInAws) ? "model-package-group/policy-is-not-public" : step.Check;
  return { ...step, Check, Observed, Holds: true, Outsiders };
}

function deploys(group: Identity, { inventory, region }: Around): AttackStep {
  const rules = releaseRules(group.name, region, inventory);
  const sure = rules.filter(({ isSure }) => isSure);
  const [first] = [...sure, ...rules];
  const step = {
    ...of(first?.identity ?? group),
    Fact: first
      ? "It starts something as soon as a version of the group is approved"
      : "A rule starts something as soon as a version of it is approved",
    Expected: "no rule, or one for versions that your own people approved",
    Field: "EventPattern, Targets",
    Observed: rules.map(({ identity, starts }) => `${identity.name}: ${starts.join(", ")}`),
  };
  if (sure.length > 0) return { ...step, Holds: true };
  if (first) return { ...step, Holds: null, Reason: `What ${first.identity.name} waits for cannot be judged.` };
  const failure = inventory.unreadOf("event-rule", region) ?? unreadTargets(inventory, region);
  return failure
    ? { ...step, Holds: null, Reason: `Not every rule of EventBridge could be read: ${whyUnread(failure)}.` }
    : { ...step, Holds: false };
}

function unreadTargets(inventory: Around["inventory"], region: string) {
  for (const { identity } of inventory.all("event-rule", region)) {
    const lookup = inventory.get("event-rule", identity.arn, region, "Targets");
    if (!lookup.found && lookup.why === "unread") return lookup.failure;
  }
  return undefined;
}

function serves(group: Identity, { inventory, region }: Around): AttackStep {
  const served = endpointsServingGroup(group.name, region, inventory);
  const [first] = served;
  const endpoint = first && inventory.get("endpoint", first.endpoint, region);
  const whose = endpoint?.found ? endpoint.identity : group;
  const step = {
    ...of(whose),
    Fact: first ? "It serves a version of the group" : "An endpoint serves a version of it",
    Expected: "no endpoint that does",
    Field: "ModelPackageName",
    Observed: served.map(({ endpoint, version }) => `${endpoint}: ${version}`),
    ...(first && { Use: { Events: ["UpdateEndpoint", "CreateEndpoint"], About: whose.arn } }),
  };
  if (first) return { ...step, Holds: true };
  const failure = (["endpoint", "endpoint-config", "inference-component", "model"] as const)
    .map((kind) => inventory.unreadOf(kind, region))
    .find((one) => one !== undefined);
  return failure
    ? { ...step, Holds: null, Reason: `What is served could not all be read: ${whyUnread(failure)}.` }
    : { ...step, Holds: false };
}
