import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "mlflow-tracking-server",
  label: "MLflow tracking servers",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::MlflowTrackingServer",
  terraform: "aws_sagemaker_mlflow_tracking_server",
  inEvents: { trackingServerName: "{}" },
  actions: ["sagemaker:ListMlflowTrackingServers", "sagemaker:DescribeMlflowTrackingServer"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listMlflowTrackingServers, { MaxResults: 100 })) {
      yield* readEach(
        page.TrackingServerSummaries,
        ({ TrackingServerName: name = "", TrackingServerArn: arn = "" }) => ({ name, arn }),
        ({ TrackingServerName }) => sagemaker.describeMlflowTrackingServer({ TrackingServerName }),
      );
    }
  },
  // Who made or changed it is nothing that it points at.
  follows: ({ RoleArn, ArtifactStoreUri }) => ({ RoleArn, ArtifactStoreUri }),
});
