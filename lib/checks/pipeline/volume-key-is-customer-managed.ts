import { keysAtRest } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { everyLaunch, launchKeyIsCustomerManaged } from "../every-launch.ts";
import { stepsWithOwnKey } from "../remedies/pipeline.ts";

export default defineCheck({
  id: "pipeline/volume-key-is-customer-managed",
  kind: "pipeline",
  title: "KMS key of the volumes of the pipeline's jobs is customer managed and enabled",
  failTitle: "KMS key of the volumes of the pipeline's jobs is AWS managed or not usable",
  severity: "medium",
  category: "encryption-at-rest",
  rationale:
    "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no further execution of the pipeline comes to its end.",
  needs: ["kms-key"],
  controls: ["checklist:N-JOB-09", "checklist:KMS-04", ...keysAtRest],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
  ],
  evaluate: (pipeline, context) => everyLaunch(pipeline, (launch) => launchKeyIsCustomerManaged(launch, context)),
  fix: stepsWithOwnKey,
});
