import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/** How Studio runs an image: their list gives all that there is of one. */
export default defineCollector({
  kind: "app-image-config",
  label: "Studio app image configurations",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::AppImageConfig",
  terraform: "aws_sagemaker_app_image_config",
  inEvents: { appImageConfigName: "{}" },
  actions: ["sagemaker:ListAppImageConfigs"],
  async *collect({ sagemaker, readListed }) {
    for await (const page of pages(sagemaker.listAppImageConfigs, { MaxResults: 100 })) {
      yield* readListed(page.AppImageConfigs, ({ AppImageConfigName: name = "", AppImageConfigArn: arn = "" }) => ({
        name,
        arn,
      }));
    }
  },
});
