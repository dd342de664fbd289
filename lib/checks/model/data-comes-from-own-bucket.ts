import { containersOf, modelDataOf } from "#lib/analysis/hosting/model-containers.ts";
import { bucketsAreOwned, trustedBuckets, trustingJumpStart } from "../bucket-is-owned.ts";
import { modelSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveModelData } from "../remedies/model-sources.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "model/data-comes-from-own-bucket",
  kind: "model",
  title: "Model's files come from a bucket of this account, or of AWS",
  failTitle: "Model's files come from another account's bucket",
  severity: "high",
  category: "data",
  question: "models-come-from-own-buckets",
  rationale:
    "Whoever owns the bucket decides what the model is: a pickle they put there runs as code in your endpoint, with the role's credentials, when it next starts or scales out.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-03", "checklist:INF-06", ...modelSupply],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate(model, context) {
    const containers = containersOf(model);
    if (!model.ModelArn || containers.length === 0) return unknown("AWS returned no ModelArn, or no container.");
    const data = containers.flatMap(({ path, container }) => modelDataOf(container, path));
    return bucketsAreOwned(data, trustingJumpStart(context), "The model loads no files from S3 that it names itself.");
  },
  fix: (model, context) => moveModelData(model, trustingJumpStart(context)),
});
