import { componentContainers } from "#lib/analysis/hosting/component-specifications.ts";
import { bucketsAreOwned, trustedBuckets, trustingJumpStart } from "../bucket-is-owned.ts";
import { modelSupply } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveComponentData } from "../remedies/component-sources.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "inference-component/data-comes-from-own-bucket",
  kind: "inference-component",
  title: "Inference component's files come from a bucket of this account, or of AWS",
  failTitle: "Inference component's files come from another account's bucket",
  severity: "high",
  category: "data",
  question: "models-come-from-own-buckets",
  rationale:
    "Whoever owns the bucket decides what the model or adapter is: a pickle they put there runs as code in your endpoint, with the config's role, when the next copy starts.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-INF-01", "checklist:N-INF-03", ...modelSupply],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentContainerSpecification.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate(component, context) {
    if (!component.InferenceComponentArn) {
      return unknown("AWS returned no InferenceComponentArn, so the answer is not complete.");
    }
    const data = componentContainers(component).map(({ path, container }) => {
      return { path: `${path}.ArtifactUrl`, uri: container.ArtifactUrl };
    });
    const none = "It loads no files that it names itself: see the checks of its model.";
    return bucketsAreOwned(data, trustingJumpStart(context), none);
  },
  fix: (component, context) => moveComponentData(component, trustingJumpStart(context)),
});
