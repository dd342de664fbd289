import { z } from "zod";
import { guardBy } from "#lib/analysis/iam/organization-guards.ts";
import { defineCheck } from "../define.ts";
import { demandOfNewNotebooks } from "../remedies/guardrails.ts";
import { sayInWords } from "../remedies/in-words.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

const defaults = ["sagemaker:DirectInternetAccess", "sagemaker:VpcSubnets", "sagemaker:VolumeKmsKeyArn"];

/** Which units an account is in is not read: a policy of a unit may hold for it. */
export default defineCheck({
  id: "organization/forbids-open-sagemaker",
  kind: "organization",
  title: "Organization forbids to make SageMaker resources in the open",
  failTitle: "Organization does not forbid to make SageMaker resources in the open",
  severity: "low",
  category: "identity",
  rationale:
    "What is found and mended one by one comes back with the next notebook: a service control policy keeps everybody in every account, administrators too, from making it.",
  needs: ["organization-policy"],
  controls: ["checklist:N-IAM-05", "nist-800-53-r5:AC-3", "nist-800-53-r5:CM-7", "iso-27001-2022:A.5.15"],
  options: z.strictObject({
    keys: z
      .array(z.string().regex(/^sagemaker:\w+$/, "a condition key of SageMaker: sagemaker:VpcSubnets"))
      .min(1)
      .default(defaults)
      .describe("condition keys by which service control policies forbid something, a list"),
  }),
  references: [
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
  ],
  evaluate({ Id, MasterAccountId }, { identity, inventory, options: { keys } }) {
    if (!Id || !MasterAccountId) return unknown("AWS returned no Id or MasterAccountId.");
    if (MasterAccountId === identity.account)
      return notApplicable("Service control policies do not hold for the management account.");
    const failure = inventory.unreadOf("organization-policy", "global");
    if (failure) return unknown(`Policies of the organization could not be read (${failure.code}).`);
    const guards = keys.map((key) => ({ key, ...guardBy(key, identity.account, inventory) }));
    const expected = "one that is attached to the root, or to this account";
    const seen = guards.map(({ key, words }) => ({ path: `SCPs that deny by ${key}`, observed: words, expected }));
    const failing = guards.map(({ holds }) => holds === "nowhere");
    if (failing.includes(true)) return failWhere(seen, (at) => failing[at] ?? false);
    const open = guards.filter(({ holds }) => holds === "perhaps").map(({ words }) => words);
    return open.length > 0 ? unknown(`Whether it holds here is not known: ${open.join("; ")}.`) : pass(...seen);
  },
  fix: (_, { identity }) => ({
    ...sayInWords(
      identity,
      `In the management account of ${identity.name}, or its delegated administrator, attach a service control policy that denies what is made in the open, first to one account for tests. Each finding here comes with its statement; the one below is the first to have. That it is taken off again is for the management account to prevent.`,
    ),
    guardrail: {
      ...demandOfNewNotebooks("DenyNotebooksWithDirectInternetAccess", "sagemaker:DirectInternetAccess", "Disabled"),
      onlyLimits: true,
    },
  }),
});
