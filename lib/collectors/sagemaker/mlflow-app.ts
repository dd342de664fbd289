import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "mlflow-app",
  label: "MLflow Apps",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::MlflowApp",
  terraform: "aws_sagemaker_mlflow_app",
  // Requests name it by its ARN alone.
  inEvents: { "MlflowApp:name": "{}" },
  actions: ["sagemaker:ListMlflowApps", "sagemaker:DescribeMlflowApp"],
  async *collect({ sagemaker, readEach, required }) {
    for await (const page of pages(sagemaker.listMlflowApps, { MaxResults: 100 })) {
      yield* readEach(
        // A deleted one may still be listed for a while.
        required(page.Summaries, "Summaries").filter(({ Status }) => Status !== "Deleted"),
        // Its ARN ends with an id.
        ({ Name: name = "", Arn: arn = "" }) => ({ name, arn }),
        ({ Arn }) => sagemaker.describeMlflowApp({ Arn }),
      );
    }
  },
  // Who made or changed it is nothing that it points at.
  follows: ({ RoleArn, ArtifactStoreUri, KmsKeyId }) => ({ RoleArn, ArtifactStoreUri, KmsKeyId }),
});
