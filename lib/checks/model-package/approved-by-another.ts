import { defineCheck } from "../define.ts";
import { reviewPackage } from "../remedies/model-package.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

type Who = {
  UserProfileArn?: string | undefined;
  IamIdentity?: { Arn?: string | undefined; SourceIdentity?: string | undefined } | undefined;
};

/**
 * By the profile of Studio or the source identity where both have one: people of a domain may share a role. Of two sessions of one role
 * the names are anybody's choice, but for those of Identity Center, which are the users'.
 */
function isSame(maker: Who, changer: Who): boolean | undefined {
  if (maker.UserProfileArn && changer.UserProfileArn) return maker.UserProfileArn === changer.UserProfileArn;
  const [one, other] = [maker.IamIdentity, changer.IamIdentity];
  if (!one?.Arn || !other?.Arn) return undefined;
  if (one.SourceIdentity && other.SourceIdentity) return one.SourceIdentity === other.SourceIdentity;
  if (one.Arn === other.Arn) return true;
  const [role, its] = [one.Arn, other.Arn].map((arn) => /:assumed-role\/(.+)\/[^/]+$/.exec(arn)?.[1]);
  return role !== undefined && role === its && !role.startsWith("AWSReservedSSO_") ? undefined : false;
}

export default defineCheck({
  id: "model-package/approved-by-another",
  kind: "model-package",
  title: "Approved model package was approved by somebody other than who registered it",
  failTitle: "Approved model package was last changed by who registered it",
  severity: "medium",
  category: "identity",
  rationale:
    "The registry's gate is where a second person looks: a version that its own author approved, or the pipeline that built it, went to customers unseen.",
  needs: [],
  controls: ["checklist:N-MLO-05", "checklist:MLO-06", "nist-800-53-r5:CM-3", "nist-800-53-r5:SR-4"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UserContext.html",
  ],
  evaluate({ ModelPackageArn, ModelApprovalStatus: approval, CreatedBy: maker, LastModifiedBy: last }) {
    if (!ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    if (approval !== "Approved")
      return notApplicable(approval ? `It is ${approval}.` : "It is approved by nobody: it is no version of a group.");
    // Nobody changed it since: it was registered as approved.
    const changer = last?.IamIdentity || last?.UserProfileArn ? last : maker;
    const same = maker && changer ? isSame(maker, changer) : undefined;
    if (same === undefined) return unknown("AWS does not tell apart who registered it and who changed it last.");
    const nameOf = (who: Who | undefined) => who?.UserProfileArn ?? who?.IamIdentity?.Arn ?? null;
    const evidence = [
      { path: "CreatedBy", observed: nameOf(maker), expected: "who registered it" },
      { path: "LastModifiedBy", observed: nameOf(last), expected: "somebody else" },
    ];
    return same ? fail(...evidence) : pass(...evidence);
  },
  fix: (_, context) => reviewPackage(context),
});
