import type { CheckContext } from "../define.ts";
import type { Fix } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { makeAnew } from "./made-anew.ts";

export function moveArtifacts(kind: "mlflow-app" | "mlflow-tracking-server", context: CheckContext): Fix {
  const { name, arn, region } = context.identity;
  const target = kind === "mlflow-app" ? { arn } : { "tracking-server-name": name };
  const uri = "NEW_S3_URI";
  return changeSetting(context, {
    summary: `Keep what ${name} stores in a bucket of this account. Copy there what is still needed, after a look at who else could write to it: models are code.`,
    commands: [sagemaker(`update-${kind}`, { ...target, "artifact-store-uri": uri, region })],
    terraform: { artifact_store_uri: uri },
    cloudFormation: { ArtifactStoreUri: uri },
  });
}

export function verifyBucketOwner(context: CheckContext): Fix {
  const { name, account, region } = context.identity;
  return changeSetting(context, {
    summary: `Let ${name} ask S3 whether the bucket is still this account's, whenever it reads or writes. Name the other account instead where the bucket is meant to be there.`,
    commands: [
      sagemaker("update-mlflow-tracking-server", {
        "tracking-server-name": name,
        "s3-bucket-owner-account-id": account,
        "s3-bucket-owner-verification": true,
        region,
      }),
    ],
  });
}

export function encryptApp(context: CheckContext): Fix {
  return makeAnew("mlflow-app", context, {
    summary: "Name a customer managed KMS key for the app, and let its role and its users use it.",
    fields: { KmsKeyId: "KMS_KEY_ARN" },
    // Neither Terraform's nor CloudFormation's documentation of it shows a key.
    inTemplates: false,
  });
}
