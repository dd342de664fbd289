import { DescribeModelCommand, ListModelsCommand } from "@aws-sdk/client-sagemaker";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "model",
  label: "Models",
  scope: "region",
  volume: "live",
  actions: ["sagemaker:ListModels", "sagemaker:DescribeModel"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages((NextToken) =>
      sagemaker.send(new ListModelsCommand({ MaxResults: 100, NextToken })),
    )) {
      yield* readEach(
        page.Models,
        ({ ModelName: name = "", ModelArn: arn }) => ({ name, arn: arn ?? arnOf("sagemaker", `model/${name}`) }),
        ({ ModelName }) => sagemaker.send(new DescribeModelCommand({ ModelName })),
      );
    }
  },
});
