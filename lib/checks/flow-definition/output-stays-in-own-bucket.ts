import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveReviews } from "../remedies/flow-definition.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "flow-definition/output-stays-in-own-bucket",
  kind: "flow-definition",
  title: "Human review workflow keeps its answers in a bucket of this account",
  failTitle: "Human review workflow keeps its answers in another account's bucket",
  severity: "high",
  category: "data",
  question: "outputs-stay-in-own-buckets",
  rationale:
    "Answers hold what people were shown and what they said of it: whoever owns the bucket reads them, and nothing of yours shows that they did.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-MLO-13", ...ownDestination],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FlowDefinitionOutputConfig.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate({ FlowDefinitionArn, OutputConfig }, context) {
    if (!FlowDefinitionArn) return unknown("AWS returned no FlowDefinitionArn, so the answer is not complete.");
    const uri = OutputConfig?.S3OutputPath;
    if (!uri) return unknown("AWS returned no OutputConfig.S3OutputPath.");
    return bucketsAreOwned([{ path: "OutputConfig.S3OutputPath", uri }], context, "It stores nothing.");
  },
  fix: (_, context) => moveReviews(context),
});
