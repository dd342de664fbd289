import { workKinds } from "#lib/analysis/account/region-use.ts";
import { whyUnread } from "#lib/readings/reading.ts";
import { defineCheck } from "../define.ts";
import { missingDefaultBuckets, takeDefaultBuckets } from "../remedies/default-buckets.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

/** Regions are those in which something of SageMaker was seen: the default bucket of another nobody writes into. */
export default defineCheck({
  id: "s3-account/owns-default-buckets",
  kind: "s3-account",
  title: "SageMaker's default bucket is the account's own wherever SageMaker is used",
  failTitle: "SageMaker's default bucket is not the account's own where SageMaker is used",
  severity: "medium",
  category: "data",
  rationale:
    "Its name says nothing but region and account. Whoever makes a bucket of that name first gets what jobs write there without a word about where, and hands them what they read.",
  needs: ["s3-bucket", ...workKinds],
  controls: [
    "checklist:S3-01",
    "checklist:N-S3-02",
    "prowler:s3_bucket_shadow_resource_vulnerability",
    "nist-800-53-r5:AC-4",
    "mitre-attack:T1537",
  ],
  references: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
    "https://sagemaker.readthedocs.io/en/stable/api/utility/session.html",
  ],
  evaluate({ AccountId }, { identity, inventory }) {
    if (!AccountId) return unknown("AWS returned no AccountId, so the answer is not complete.");
    const { used, missing } = missingDefaultBuckets(identity.account, inventory);
    const unlisted = inventory.unreadOf("s3-bucket", "global");
    const expected = "a bucket in this account's list";
    const evidence = used.map(({ region, bucket }) => {
      const observed = missing.some((one) => one.bucket === bucket) ? "not among the account's buckets" : "own";
      return { path: `${bucket} (${region})`, observed, expected };
    });
    if (missing.length > 0 && unlisted) return unknown(`Buckets were not all read: ${whyUnread(unlisted)}.`);
    if (missing.length > 0) return fail(...evidence.filter(({ observed }) => observed !== "own"));
    const blind = workKinds.flatMap((kind) => inventory.blindSpot(kind, "global") ?? [])[0];
    if (blind) return unknown(`Where SageMaker is used was not read in full: ${whyUnread(blind)}.`);
    return used.length > 0 ? pass(...evidence) : notApplicable("SageMaker is used in no region that was read.");
  },
  fix: (_, context) => takeDefaultBuckets(context),
});
