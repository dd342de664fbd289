import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "studio-lifecycle-config",
  label: "Studio lifecycle configurations",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::StudioLifecycleConfig",
  terraform: "aws_sagemaker_studio_lifecycle_config",
  inEvents: { studioLifecycleConfigName: "{}" },
  actions: ["sagemaker:ListStudioLifecycleConfigs", "sagemaker:DescribeStudioLifecycleConfig"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listStudioLifecycleConfigs, { MaxResults: 100 })) {
      yield* readEach(
        page.StudioLifecycleConfigs,
        ({ StudioLifecycleConfigName: name = "", StudioLifecycleConfigArn: arn = "" }) => ({ name, arn }),
        ({ StudioLifecycleConfigName }) => sagemaker.describeStudioLifecycleConfig({ StudioLifecycleConfigName }),
      );
    }
  },
});
