import { pages } from "#lib/aws/pages.ts";
import { type CollectContext, defineCollector } from "../define.ts";

type Parent = { ImageName?: string | undefined; ImageArn?: string | undefined };

/** All of them: whoever asks for no version gets the newest, but apps keep what they were started with. */
export default defineCollector({
  kind: "image-version",
  label: "Studio image versions",
  scope: "region",
  volume: "live",
  parent: "image",
  cloudFormation: "AWS::SageMaker::ImageVersion",
  terraform: "aws_sagemaker_image_version",
  inEvents: { version: "{imageName}/{}" },
  inRequests: { ImageName: "{parent}" },
  actions: ["sagemaker:ListImages", "sagemaker:ListImageVersions", "sagemaker:DescribeImageVersion"],
  async *collect(context) {
    const { sagemaker, readChildren, required } = context;
    for await (const page of pages(sagemaker.listImages, { MaxResults: 100 })) {
      for (const image of required(page.Images, "Images")) {
        yield* readChildren(versionArns(image), versionsOf(image, context));
      }
    }
  },
});

function versionArns({ ImageArn = "" }: Parent): string {
  return `${ImageArn.replace(":image/", ":image-version/")}/`;
}

async function* versionsOf({ ImageName }: Parent, { sagemaker, readEach }: CollectContext) {
  for await (const page of pages(sagemaker.listImageVersions, { ImageName, MaxResults: 100 })) {
    yield* readEach(
      page.ImageVersions,
      ({ ImageVersionArn: arn = "", Version }) => ({ name: `${ImageName}/${Version}`, arn }),
      ({ Version }) => sagemaker.describeImageVersion({ ImageName, Version }),
    );
  }
}
