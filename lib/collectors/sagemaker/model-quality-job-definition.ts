import { defineCollector } from "../define.ts";
import { readJobDefinitions } from "./job-definitions.ts";

export default defineCollector({
  kind: "model-quality-job-definition",
  label: "Model quality job definitions",
  scope: "region",
  volume: "live",
  servedBy: { field: "MonitoringJobDefinitionName", kinds: ["monitoring-schedule"] },
  cloudFormation: "AWS::SageMaker::ModelQualityJobDefinition",
  inEvents: { "ModelQualityJobDefinition:jobDefinitionName": "{}" },
  actions: ["sagemaker:ListModelQualityJobDefinitions", "sagemaker:DescribeModelQualityJobDefinition"],
  async *collect(context) {
    const { listModelQualityJobDefinitions, describeModelQualityJobDefinition } = context.sagemaker;
    yield* readJobDefinitions(context, listModelQualityJobDefinitions, describeModelQualityJobDefinition);
  },
});
