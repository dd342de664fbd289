import { defineCheck } from "../define.ts";
import { verifyBucketOwner } from "../remedies/mlflow.ts";
import { fieldIs, unknown } from "../verdicts.ts";

export default defineCheck({
  id: "mlflow-tracking-server/verifies-bucket-owner",
  kind: "mlflow-tracking-server",
  title: "MLflow tracking server asks S3 whose bucket it writes to",
  failTitle: "MLflow tracking server writes to whoever owns the bucket's name",
  severity: "low",
  category: "data",
  rationale:
    "The name of a bucket that was deleted is free for anyone: a server that does not ask goes on writing runs and loading models there, in a stranger's account.",
  needs: [],
  controls: ["checklist:N-MLO-10", "nist-800-53-r5:AC-4", "mitre-attack:T1537"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateMlflowTrackingServer.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  // Servers made before there was such a setting say nothing of it, which is not off.
  evaluate(server) {
    if (!server.TrackingServerArn) return unknown("AWS returned no TrackingServerArn, so the answer is not complete.");
    return fieldIs(server, "S3BucketOwnerVerification", true);
  },
  fix: (_, context) => verifyBucketOwner(context),
});
