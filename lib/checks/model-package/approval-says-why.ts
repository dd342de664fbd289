import { defineCheck } from "../define.ts";
import { sayWhyApproved } from "../remedies/model-package.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model-package/approval-says-why",
  kind: "model-package",
  title: "Approved model package says why it was approved",
  failTitle: "Approved model package says nothing of why it was approved",
  severity: "info",
  category: "hygiene",
  rationale:
    "Months later only this text tells what was looked at, and by whom, when somebody asks why the model that did harm was let through.",
  needs: [],
  controls: ["checklist:MLO-06", "nist-800-53-r5:CM-3"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelPackage.html",
  ],
  evaluate({ ModelPackageArn, ModelApprovalStatus: approval, ApprovalDescription: why }) {
    if (!ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    if (approval !== "Approved") return notApplicable("It is not approved.");
    const evidence = { path: "ApprovalDescription", observed: why || null, expected: "who looked at what" };
    return why?.trim() ? pass(evidence) : fail(evidence);
  },
  fix: (pack, context) => sayWhyApproved(pack, context),
});
