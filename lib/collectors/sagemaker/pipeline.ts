import { pages } from "#lib/aws/pages.ts";
import { pointersIn } from "#lib/readings/pipeline-definition.ts";
import { defineCollector } from "../define.ts";

/** The customer's own pipelines: those that AWS manages are listed only when they are asked for. */
export default defineCollector({
  kind: "pipeline",
  label: "Pipelines",
  scope: "region",
  volume: "live",
  cloudFormation: "AWS::SageMaker::Pipeline",
  terraform: "aws_sagemaker_pipeline",
  inEvents: { pipelineName: "{}" },
  actions: ["sagemaker:ListPipelines", "sagemaker:DescribePipeline"],
  async *collect({ sagemaker, arnOf, readEach }) {
    for await (const page of pages(sagemaker.listPipelines, { MaxResults: 100 })) {
      yield* readEach(
        page.PipelineSummaries,
        ({ PipelineName: name = "", PipelineArn: arn }) => ({
          name,
          // Its ARN has the name in lower case.
          arn: arn ?? arnOf("sagemaker", `pipeline/${name.toLowerCase()}`),
        }),
        ({ PipelineName }) => sagemaker.describePipeline({ PipelineName }),
      );
    }
  },
  follows: ({ RoleArn, PipelineDefinition }) => ({ RoleArn, definition: pointersIn(PipelineDefinition) }),
});
