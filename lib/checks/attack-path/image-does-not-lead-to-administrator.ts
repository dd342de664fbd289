import policyIsNotPublic from "../ecr-repository/policy-is-not-public.ts";
import policyNamesNoOutsiders from "../ecr-repository/policy-names-no-outsiders.ts";
import tagsAreImmutable from "../ecr-repository/tags-are-immutable.ts";
import notAdministrator from "../iam-role/not-administrator.ts";
import imagesArePinned from "../model/images-are-pinned.ts";
import { pathCheck, trustingAccounts } from "../path-check.ts";

export default pathCheck({
  id: "attack-path/image-does-not-lead-to-administrator",
  family: "image-to-administrator",
  title: "No image that outsiders may push leads to administration of the account",
  failTitle: "Outsiders may push the image of a model that runs as administrator",
  category: "containers",
  rationale:
    "Whoever moves the tag runs code of theirs at the next deployment, with the model's role: from there the account is theirs, and the endpoint answers as before.",
  controls: ["checklist:N-ECR-04", "checklist:N-IAM-01", "nist-800-53-r5:AC-6", "mitre-attack:T1525"],
  references: [
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
  ],
  trusts: trustingAccounts,
  cutBy: [policyIsNotPublic, policyNamesNoOutsiders, tagsAreImmutable, imagesArePinned, notAdministrator],
});
