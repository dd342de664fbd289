import { z } from "zod";
import { parseArn } from "#lib/readings/arn.ts";
import { defineCheck } from "../define.ts";
import { trustedAccounts } from "../has-no-outsiders.ts";
import { unshare } from "../remedies/ram-share.ts";
import { fail, notApplicable, notWhatFails, pass, unknown } from "../verdicts.ts";

interface Principal {
  id?: string | undefined;
  external?: boolean | undefined;
}

/** Those outside of the organization whom nobody said to trust: an account by its number, or what has it in its ARN. */
function outsiders(principals: readonly Principal[], trusted: readonly string[]): string[] {
  return principals.flatMap(({ id = "", external }) =>
    external !== false && !trusted.includes(parseArn(id)?.account ?? id) ? [id] : [],
  );
}

export default defineCheck({
  id: "ram-share/names-no-outsiders",
  kind: "ram-share",
  title: "RAM share of SageMaker resources lets in nobody outside of the organization",
  failTitle: "RAM share of SageMaker resources lets in somebody outside of the organization",
  severity: "high",
  category: "identity",
  rationale:
    "A share gives another account models, features or hubs without a policy that anyone here would read: it goes on when the contract is over.",
  needs: [],
  parts: ["Principals", "Resources"],
  controls: ["checklist:N-MLO-07", "nist-800-53-r5:AC-3", "nist-800-53-r5:AC-21", "mitre-attack:T1537"],
  options: z.strictObject({ trustedAccounts }),
  references: [
    "https://docs.aws.amazon.com/ram/latest/userguide/shareable.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-ram.html",
  ],
  evaluate({ resourceShareArn, resourceOwner, Principals, Resources }, { options }) {
    if (!resourceShareArn) return unknown("AWS returned no resourceShareArn, so the answer is not complete.");
    if (resourceOwner !== "SELF") return notApplicable("Another account shares this with yours.");
    const shared = (Resources ?? []).filter(({ type }) => type?.startsWith("sagemaker:")).map(({ arn }) => arn ?? "");
    if (shared.length === 0) return notApplicable("It shares nothing of SageMaker.");
    const strangers = outsiders(Principals ?? [], options.trustedAccounts);
    const whom = {
      path: "Principals",
      expected: ["accounts of the organization", ...options.trustedAccounts].join(", or "),
    };
    const what = { path: "Resources", observed: shared, expected: "what they may use" };
    if (strangers.length > 0) return fail({ ...whom, observed: strangers }, notWhatFails(what));
    return pass({ ...whom, observed: (Principals ?? []).map(({ id }) => id ?? "") }, what);
  },
  fix: ({ Principals }, context) => unshare(outsiders(Principals ?? [], context.options.trustedAccounts), context),
});
