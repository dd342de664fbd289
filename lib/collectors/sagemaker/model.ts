import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "model",
  label: "Models",
  scope: "region",
  volume: "live",
  servedBy: { field: "ModelName", kinds: ["endpoint-config", "inference-component", "transform-job"] },
  cloudFormation: "AWS::SageMaker::Model",
  terraform: "aws_sagemaker_model",
  console: "sagemaker/home?region={region}#/models[/{name}]",
  inEvents: {
    modelName: "{}",
    "productionVariants[].modelName": "{}",
    "shadowProductionVariants[].modelName": "{}",
    "modelVariants[].modelName": "{}",
    "specification.modelName": "{}",
    "specifications[].modelName": "{}",
  },
  actions: ["sagemaker:ListModels", "sagemaker:DescribeModel"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listModels, { MaxResults: 100 })) {
      yield* readEach(
        page.Models,
        ({ ModelName: name = "", ModelArn: arn }) => ({ name, arn: arn ?? arnOf("sagemaker", `model/${name}`) }),
        ({ ModelName }) => sagemaker.describeModel({ ModelName }),
      );
    }
  },
});
