import { callIsTold, telling } from "../changes-are-told.ts";
import { defineCheck } from "../define.ts";
import { tellOf } from "../remedies/event-rule.ts";
import { unknown } from "../verdicts.ts";

const call = "CreatePresignedNotebookInstanceUrl";

export default defineCheck({
  ...telling,
  id: "notebook-instance/openings-are-told",
  kind: "notebook-instance",
  title: "Somebody is told when an address is made that opens the notebook",
  failTitle: "Nobody is told when an address is made that opens the notebook",
  rationale:
    "The address opens the notebook for whoever holds it, with the role of the notebook and no second factor: one made at an odd hour is the first that is seen of a stolen credential.",
  controls: ["checklist:N-LOG-02", "nist-800-53-r5:AU-6", "mitre-attack:T1078.004"],
  references: [
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePresignedNotebookInstanceUrl.html",
  ],
  evaluate({ NotebookInstanceArn }, context) {
    if (!NotebookInstanceArn) return unknown("AWS returned no NotebookInstanceArn, so the answer is not complete.");
    return callIsTold(call, context);
  },
  fix: (_, context) => tellOf(call, context),
});
