import { type Known, policyHolder, roleHolder, userHolder } from "#lib/analysis/iam/holder.ts";
import { mayOneOf } from "#lib/analysis/iam/powers.ts";
import { isServiceLinked } from "#lib/analysis/iam/role-policies.ts";
import { defineCheck } from "./define.ts";
import type { PowerTheme } from "./power-themes.ts";
import { denyInPolicy } from "./remedies/iam-policy.ts";
import { denyRole, denyUser } from "./remedies/role-deny.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";

/** What roles that SageMaker may assume, or that something of it names, may do. */
export function rolePowerCheck(theme: PowerTheme) {
  return defineCheck({
    id: `iam-role/${theme.name}`,
    kind: "iam-role",
    title: `Role used with SageMaker may ${theme.good}`,
    failTitle: `Role used with SageMaker may ${theme.bad}`,
    ...sharedBy(theme),
    needs: [],
    evaluate(role, { now }) {
      if (isServiceLinked(role)) return notApplicable("AWS writes the policies of service-linked roles.");
      return powerVerdict(theme, roleHolder(role, now));
    },
    fix: (_, { identity }) => denyRole(identity.name, denialOf(theme, identity.name), identity),
  });
}

/** What users may do by their own policies and those of their groups. */
export function userPowerCheck(theme: PowerTheme) {
  return defineCheck({
    id: `iam-user/${theme.name}`,
    kind: "iam-user",
    title: `IAM user may ${theme.good}`,
    failTitle: `IAM user may ${theme.bad}`,
    ...sharedBy(theme),
    needs: ["iam-group"],
    evaluate: (user, { inventory, now }) => powerVerdict(theme, userHolder(user, inventory, now)),
    fix: (_, { identity }) => denyUser(identity.name, denialOf(theme, identity.name), identity),
  });
}

/** What a policy of the account's own gives to whoever has it: roles of people, which are not read one by one, among them. */
export function policyPowerCheck(theme: PowerTheme) {
  return defineCheck({
    id: `iam-policy/${theme.name}`,
    kind: "iam-policy",
    title: `Who has the IAM policy may ${theme.good}`,
    failTitle: `Who has the IAM policy may ${theme.bad}`,
    ...sharedBy(theme),
    needs: [],
    evaluate(policy, { now }) {
      if (policy.AttachmentCount === undefined) return unknown("AWS returned no AttachmentCount.");
      if (policy.AttachmentCount === 0) return notApplicable("The policy is attached to nobody.");
      return powerVerdict(theme, policyHolder(policy, now));
    },
    fix: (policy, context) => denyInPolicy(policy, denialOf(theme, `whoever has ${context.identity.name}`), context),
  });
}

function powerVerdict({ ways, read, expected }: PowerTheme, { holder, unread }: Known): Verdict {
  if (!holder) return unknown(unread);
  const may = mayOneOf(holder, ways(holder), read);
  if (may.answer === "unknown") return unknown(may.reason);
  if (may.answer === "no") return pass({ path: "Policies", observed: "nothing that they do not name", expected });
  return fail(...may.by.map(({ path, words }) => ({ path, observed: words, expected })));
}

function sharedBy({ name, severity, because, controls, references }: PowerTheme) {
  return { severity, category: "identity", question: `iam/${name}`, rationale: because, controls, references } as const;
}

function denialOf({ denial, deciding }: PowerTheme, who: string) {
  const summary = `Deny ${who} the rest, whatever else the policies say. ${deciding}`;
  return { ...denial, summary };
}
