import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "image",
  label: "Studio images",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Image",
  terraform: "aws_sagemaker_image",
  inEvents: { imageName: "{}" },
  actions: ["sagemaker:ListImages", "sagemaker:DescribeImage"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listImages, { MaxResults: 100 })) {
      yield* readEach(
        page.Images,
        ({ ImageName: name = "", ImageArn: arn = "" }) => ({ name, arn }),
        ({ ImageName }) => sagemaker.describeImage({ ImageName }),
      );
    }
  },
});
