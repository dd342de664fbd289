import { z } from "zod";
import { isAwsRegistry } from "#lib/analysis/images/aws-registries.ts";
import { type CheckContext, defineCheck } from "../define.ts";
import { changeDomain } from "../remedies/domain.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "domain/docker-pulls-from-own-accounts",
  kind: "domain",
  title: "Docker in the VPC-only Studio domain pulls images of known accounts alone",
  failTitle: "Docker in the VPC-only Studio domain pulls images of unknown accounts",
  severity: "medium",
  category: "containers",
  rationale:
    "An account on the list may hand any image to any user of the domain, and whoever holds it then works with their role inside the VPC.",
  needs: [],
  controls: ["checklist:N-STU-06", "nist-800-53-r5:SI-7", "mitre-attack:T1199"],
  options: z.strictObject({
    trustedAccounts: z
      .array(z.string().regex(/^\d{12}$/, "an account has twelve digits, in quotes"))
      .default([])
      .describe("accounts besides one's own and AWS's whose images may be pulled, a list of account numbers in quotes"),
  }),
  references: ["https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DockerSettings.html"],
  evaluate({ DomainArn, DomainSettings, AppNetworkAccessType }, context) {
    if (!DomainArn) return unknown("AWS returned no DomainArn, so the answer is not complete.");
    const { EnableDockerAccess, VpcOnlyTrustedAccounts = [] } = DomainSettings?.DockerSettings ?? {};
    if (EnableDockerAccess !== "ENABLED") return notApplicable("The domain gives its users no Docker.");
    if (!AppNetworkAccessType) return unknown("AWS returned no AppNetworkAccessType.");
    if (AppNetworkAccessType !== "VpcOnly") return notApplicable("The list counts for domains in VPC-only mode.");
    const strangers = VpcOnlyTrustedAccounts.filter((one) => !isKnown(one, context));
    const evidence = {
      path: "DomainSettings.DockerSettings.VpcOnlyTrustedAccounts",
      observed: strangers.length > 0 ? strangers : VpcOnlyTrustedAccounts,
      expected: `none but ${[context.identity.account, "AWS's", ...context.options.trustedAccounts].join(", ")}`,
    };
    return strangers.length > 0 ? fail(evidence) : pass(evidence);
  },
  fix(domain, context) {
    const listed = domain.DomainSettings?.DockerSettings?.VpcOnlyTrustedAccounts ?? [];
    return changeDomain(domain, context, {
      summary:
        "Take accounts that nobody vouches for off the list; images that are needed from them are copied into a repository of your own first.",
      takesAway: true,
      fields: {
        DomainSettings: {
          DockerSettings: { VpcOnlyTrustedAccounts: listed.filter((one) => isKnown(one, context)) },
        },
      },
    });
  },
});

type Context = Pick<CheckContext, "identity"> & { options: { trustedAccounts: readonly string[] } };

function isKnown(account: string, { identity, options }: Context): boolean {
  return account === identity.account || isAwsRegistry(account) || options.trustedAccounts.includes(account);
}
