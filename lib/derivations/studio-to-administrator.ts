import { administratorsOfSageMaker } from "#lib/analysis/iam/administrators.ts";
import { is } from "#lib/analysis/iam/conditions.ts";
import { type Holder, roleHolder } from "#lib/analysis/iam/holder.ts";
import { worstOf } from "#lib/analysis/iam/may.ts";
import { isAdministrator } from "#lib/analysis/iam/permissions.ts";
import { mayOneOf } from "#lib/analysis/iam/powers.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { sharersOf } from "#lib/analysis/iam/role-sharers.ts";
import { passingAnyRole } from "#lib/analysis/iam/sagemaker-powers.ts";
import { plural } from "#lib/format.ts";
import type { AttackStep } from "#lib/inventory/derived.ts";
import { type Identity, whyUnread } from "#lib/readings/reading.ts";
import { matches } from "#lib/readings/wildcards.ts";
import { type Around, of, pathFamily } from "./path.ts";

/** Whoever works in Studio gives a user profile the role of an administrator, opens it, and works on as that role. */
export default pathFamily({
  kind: "identity-path",
  family: "studio-to-administrator",
  from: ["iam-role", "domain", "user-profile", "notebook-instance", "guardduty"],
  says: {
    Path: "From Studio over a changed user profile to administration of the account",
    From: "whoever works in Studio",
    To: "administration of the account",
  },
  stepsOver(role, identity, around) {
    const people = studioStep(identity, around);
    if (people.Holds === false) return undefined;
    const changes = changesProfiles(role, identity, around);
    // An administrator needs no way to become one: that is a finding of its own.
    if (changes.Holds === false || isAdministrator(role, around.now).answer === true) return undefined;
    return [people, changes, ...passes(role, identity, around)];
  },
});

const shown = 5;

function studioStep(identity: Identity, { inventory }: Around): AttackStep {
  const { names, unread } = sharersOf(identity.arn, inventory);
  const people = names.flatMap((name) => (name.startsWith("user ") ? [name.slice("user ".length)] : []));
  const step = {
    ...of(identity),
    Fact: "People work as it in Studio",
    Expected: "nobody who does",
    Field: "user-profile ExecutionRole",
    Observed: people.length > shown ? [...people.slice(0, shown), `and ${people.length - shown} more`] : people,
  };
  if (people.length > 0) return { ...step, Holds: true };
  return unread
    ? { ...step, Holds: null, Reason: `Who works as it could not be read: ${whyUnread(unread)}.` }
    : { ...step, Holds: false };
}

const changing = ["sagemaker:UpdateUserProfile", "sagemaker:CreateUserProfile"];
const opening = ["sagemaker:CreatePresignedDomainUrl", "sagemaker:CreateApp"];
const bare = (action: string) => action.replace(/^sagemaker:/, "");

/** Asked of every profile that its policies may tell from others, and of what else they name: a policy may leave profiles out, or name some. */
function changesProfiles(role: Role, identity: Identity, around: Around): AttackStep {
  const step = {
    ...of(identity),
    Fact: "It may give user profiles another role, and open them",
    Expected: "no right to change user profiles",
    Field: "Policies",
    Use: { Events: changing.map(bare), By: identity.arn },
  };
  const { holder, unread } = roleHolder(role, around.now);
  if (!holder) return { ...step, Observed: null, Holds: null, Reason: unread };
  const profiles = profilesFor(holder, identity, around);
  if (profiles.length === 0) return { ...step, Observed: null, Holds: null, Reason: "No user profile could be read." };
  const ways = changing.flatMap((action) =>
    profiles.flatMap((profile) => [
      [
        { action, on: [profile] },
        { action: "sagemaker:CreatePresignedDomainUrl", on: [profile] },
      ],
      [
        { action, on: [profile] },
        { action: "sagemaker:CreateApp", on: [appOf(profile)] },
      ],
    ]),
  );
  const may = mayOneOf(holder, ways);
  if (may.answer === "unknown") return { ...step, Observed: null, Holds: null, Reason: may.reason };
  const by = may.answer === "yes" ? may.by.map(({ words }) => words) : null;
  return { ...step, Observed: by, Holds: by !== null };
}

const appOf = (profile: string) => `${profile.replace(":user-profile/", ":app/")}/JupyterLab/default`;

/**
 * ARNs: of the account's profiles one for all that fit the same patterns of the policies, one of each domain that no policy names, and one
 * for each pattern. None while nobody is known who works as the role.
 */
function profilesFor({ policies, boundary, account }: Holder, { arn }: Identity, { inventory }: Around): string[] {
  const people = new Set(sharersOf(arn, inventory).names);
  const all = inventory.every("user-profile").map(({ identity }) => identity);
  if (!all.some(({ name }) => people.has(`user ${name}`))) return [];
  const statements = [...policies, ...(boundary ? [boundary] : [])].flatMap((one) => one.statements ?? []);
  const listed = statements.flatMap(({ resources }) => resources?.listed ?? []);
  const patterns = [...new Set(listed)].filter((one) => one !== "*");
  const regionOf = all[0]?.region ?? "n";
  const named = patterns.flatMap((one) => {
    const [arn, partition, service, region = "", owner = "", ...name] = one.split(":");
    if (!name[0]?.startsWith("user-profile/")) return [];
    const whose = [/[*?]/.test(region) ? regionOf : region, /[*?]/.test(owner) ? account : owner];
    return [arn, partition, service, ...whose, ...name].join(":").replaceAll(/[*?]/g, "n");
  });
  const nobodys = all.map((one) => one.arn.replace(/[^/]+$/, "nobody-names"));
  const asked = new Set([...all.map((one) => one.arn), ...nobodys, ...named]);
  const fits = (profile: string) =>
    patterns.map((pattern) => Number(matches(pattern, profile)) + 2 * Number(matches(pattern, appOf(profile)))).join();
  return [...Map.groupBy(asked, fits).values()].flatMap(([first]) => first ?? []);
}

/** That it may pass a role, and that the role is administrator: they are about the same one. */
function passes(role: Role, identity: Identity, { inventory, now }: Around): AttackStep[] {
  const { sure, unsure } = administratorsOfSageMaker(inventory, now);
  const { holder, unread } = roleHolder(role, now);
  const pass = {
    ...of(identity),
    Fact: "It may pass such a role to SageMaker",
    Expected: "roles by name, none of them administrator",
    Field: "iam:PassRole",
    Use: { Events: opening.map(bare), By: identity.arn },
  };
  const asked = sure.map((one) => ({
    ...one,
    may: holder
      ? mayOneOf(holder, [
          [
            {
              action: "iam:PassRole",
              on: [one.identity.arn],
              brings: { "iam:passedtoservice": [is("sagemaker.amazonaws.com")] },
            },
          ],
        ])
      : ({ answer: "unknown", reason: unread } as const),
  }));
  const open = asked.filter(({ may }) => may.answer !== "no");
  const may = worstOf(asked.map((one) => one.may));
  const anyRole = holder && mayOneOf(holder, passingAnyRole(holder)).answer === "yes";
  const Check = anyRole ? { Check: "iam-role/passes-only-named-roles" } : {};
  const passing: AttackStep =
    may.answer === "yes"
      ? { ...pass, ...Check, Observed: may.by.map(({ words }) => words), Holds: true }
      : may.answer === "unknown" || unsure
        ? { ...pass, Observed: null, Holds: null, Reason: may.answer === "unknown" ? may.reason : (unsure ?? "") }
        : { ...pass, Observed: null, Holds: sure.length === 0 ? anyRole === true : false };
  return [
    passing,
    administrators(
      open.filter((one) => may.answer !== "yes" || one.may.answer === "yes"),
      identity,
      unsure,
    ),
  ];
}

function administrators(roles: { identity: Identity }[], own: Identity, unsure: string | undefined): AttackStep {
  const [first, ...others] = roles;
  const step = {
    ...of(first?.identity ?? own),
    Fact: !first
      ? "A role that SageMaker may assume, and that it may pass, is administrator"
      : others.length === 0
        ? "It is administrator, and SageMaker may assume it"
        : `It is administrator, SageMaker may assume it, and ${plural(others.length, "more such role")} may be passed`,
    Expected: "no such role",
    Field: "policies",
    Observed: roles.map(({ identity }) => identity.name),
    // Where there are several, mending one leaves the others.
    ...(first && others.length === 0 && { Check: "iam-role/not-administrator" }),
  };
  if (first) return { ...step, Holds: true };
  return unsure ? { ...step, Holds: null, Reason: unsure } : { ...step, Holds: false };
}
