import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "inference-component",
  label: "Inference components",
  scope: "region",
  volume: "live",
  parent: "endpoint",
  // Scaling moves these.
  volatile: ["RuntimeConfig"],
  cloudFormation: "AWS::SageMaker::InferenceComponent",
  inEvents: { inferenceComponentName: "{}" },
  actions: ["sagemaker:ListInferenceComponents", "sagemaker:DescribeInferenceComponent"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listInferenceComponents, { MaxResults: 100 })) {
      yield* readEach(
        page.InferenceComponents,
        ({ InferenceComponentName: name = "", InferenceComponentArn: arn = "" }) => ({ name, arn }),
        ({ InferenceComponentName }) => sagemaker.describeInferenceComponent({ InferenceComponentName }),
      );
    }
  },
});
