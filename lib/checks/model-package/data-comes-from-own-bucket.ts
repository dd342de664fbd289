import { modelDataOf } from "#lib/analysis/hosting/model-containers.ts";
import { packageContainers } from "#lib/analysis/hosting/package-containers.ts";
import { bucketsAreOwned, trustedBuckets, trustingJumpStart } from "../bucket-is-owned.ts";
import { modelSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { movePackageData } from "../remedies/model-package.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model-package/data-comes-from-own-bucket",
  kind: "model-package",
  title: "Model package's files come from a bucket of this account, or of AWS",
  failTitle: "Model package's files come from another account's bucket",
  severity: "high",
  category: "data",
  question: "models-come-from-own-buckets",
  rationale:
    "The registry keeps an address, not the files: whoever owns the bucket can put another model there after it was approved, and a pickle runs as code when it is deployed.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-MLO-03", ...modelSupply],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate(pack, context) {
    if (!pack.ModelPackageArn) return unknown("AWS returned no ModelPackageArn, so the answer is not complete.");
    const data = packageContainers(pack).flatMap(({ path, container }) => modelDataOf(container, path));
    return bucketsAreOwned(data, trustingJumpStart(context), "The package names no files in S3.");
  },
  fix: (pack, context) => movePackageData(pack, trustingJumpStart(context)),
});
