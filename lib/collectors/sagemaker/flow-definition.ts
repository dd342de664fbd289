import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "flow-definition",
  label: "Human review workflows",
  scope: "region",
  volume: "live",
  terraform: "aws_sagemaker_flow_definition",
  console: "a2i/home?region={region}#/human-review-workflows[/{name}]",
  inEvents: { flowDefinitionName: "{}" },
  actions: ["sagemaker:ListFlowDefinitions", "sagemaker:DescribeFlowDefinition"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listFlowDefinitions, { MaxResults: 100 })) {
      yield* readEach(
        page.FlowDefinitionSummaries,
        ({ FlowDefinitionName: name = "", FlowDefinitionArn: arn = "" }) => ({ name, arn }),
        ({ FlowDefinitionName }) => sagemaker.describeFlowDefinition({ FlowDefinitionName }),
      );
    }
  },
});
