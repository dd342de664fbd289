import { z } from "zod";
import { type Grant, granteesBeyond } from "#lib/analysis/encryption/grants.ts";
import { defineCheck } from "../define.ts";
import { trustedAccounts } from "../has-no-outsiders.ts";
import { revokeGrants } from "../remedies/kms-key.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const words = ({ Name, GranteePrincipal, Operations = [] }: Grant) =>
  `${GranteePrincipal} may ${Operations.join(", ")}${Name ? ` (${Name})` : ""}`;

export default defineCheck({
  id: "kms-key/grants-name-no-outsiders",
  kind: "kms-key",
  title: "Grants of a key that SageMaker uses name no account but this one and those you trust",
  failTitle: "A grant of a key that SageMaker uses names an account that nobody said to trust",
  severity: "high",
  category: "identity",
  rationale:
    "A grant stands beside the key's policy, in no document that people review, and does not end by itself: whoever has it decrypts what the key protects.",
  needs: [],
  parts: ["Grants"],
  controls: ["checklist:N-KMS-01", "nist-800-53-r5:AC-3", "nist-800-53-r5:SC-12"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/grants.html",
    "https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html",
  ],
  evaluate({ KeyId, KeyManager, Grants }, { identity, options }) {
    if (!KeyId || !Grants) return unknown("AWS's answer has no KeyId or says nothing of grants.");
    if (KeyManager === "AWS") return notApplicable("AWS's services alone make grants of the keys that it manages.");
    const own = [identity.account, ...options.trustedAccounts];
    const expected = `nobody but ${own.join(", ")}, and AWS's services`;
    const outsiders = granteesBeyond(Grants, own);
    if (outsiders.length === 0) return pass({ path: "Grants", observed: `${Grants.length} of them`, expected });
    return fail(...outsiders.map(({ at, grant }) => ({ path: `Grants[${at}]`, observed: words(grant), expected })));
  },
  fix: ({ Grants }, context) =>
    revokeGrants(
      granteesBeyond(Grants ?? [], [context.identity.account, ...context.options.trustedAccounts]).map(
        ({ grant }) => grant,
      ),
      context,
    ),
});
