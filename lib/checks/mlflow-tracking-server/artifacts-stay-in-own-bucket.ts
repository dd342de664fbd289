import { bucketsAreOwned, trustedBuckets } from "../bucket-is-owned.ts";
import { ownDestination } from "../controls/groups.ts";
import { defineCheck } from "../define.ts";
import { moveArtifacts } from "../remedies/mlflow.ts";
import { unknown } from "../verdicts.ts";

export default defineCheck({
  id: "mlflow-tracking-server/artifacts-stay-in-own-bucket",
  kind: "mlflow-tracking-server",
  title: "MLflow tracking server keeps its artifacts in a bucket of this account",
  failTitle: "MLflow tracking server keeps its artifacts in another account's bucket",
  severity: "high",
  category: "data",
  question: "mlflow/artifacts-stay-in-own-bucket",
  rationale:
    "Models and data of every run go there, and come back as code when somebody loads them: whoever owns the bucket reads them all, and decides what is loaded.",
  needs: ["s3-bucket"],
  controls: ["checklist:N-MLO-10", ...ownDestination, "mitre-atlas:AML.T0010.003"],
  options: trustedBuckets,
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateMlflowTrackingServer.html",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html",
  ],
  evaluate({ TrackingServerArn, ArtifactStoreUri: uri }, context) {
    if (!TrackingServerArn || !uri) return unknown("AWS returned no TrackingServerArn, or no ArtifactStoreUri.");
    return bucketsAreOwned([{ path: "ArtifactStoreUri", uri }], context, "It stores nothing.");
  },
  fix: (_, context) => moveArtifacts("mlflow-tracking-server", context),
});
