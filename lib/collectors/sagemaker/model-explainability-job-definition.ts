import { defineCollector } from "../define.ts";
import { readJobDefinitions } from "./job-definitions.ts";

export default defineCollector({
  kind: "model-explainability-job-definition",
  label: "Model explainability job definitions",
  scope: "region",
  volume: "live",
  servedBy: { field: "MonitoringJobDefinitionName", kinds: ["monitoring-schedule"] },
  cloudFormation: "AWS::SageMaker::ModelExplainabilityJobDefinition",
  inEvents: { "ModelExplainabilityJobDefinition:jobDefinitionName": "{}" },
  actions: ["sagemaker:ListModelExplainabilityJobDefinitions", "sagemaker:DescribeModelExplainabilityJobDefinition"],
  async *collect(context) {
    const { listModelExplainabilityJobDefinitions, describeModelExplainabilityJobDefinition } = context.sagemaker;
    yield* readJobDefinitions(context, listModelExplainabilityJobDefinitions, describeModelExplainabilityJobDefinition);
  },
});
