import { defineCollector } from "../define.ts";
import { readJobDefinitions } from "./job-definitions.ts";

export default defineCollector({
  kind: "model-bias-job-definition",
  label: "Model bias job definitions",
  scope: "region",
  volume: "live",
  servedBy: { field: "MonitoringJobDefinitionName", kinds: ["monitoring-schedule"] },
  cloudFormation: "AWS::SageMaker::ModelBiasJobDefinition",
  inEvents: { "ModelBiasJobDefinition:jobDefinitionName": "{}" },
  actions: ["sagemaker:ListModelBiasJobDefinitions", "sagemaker:DescribeModelBiasJobDefinition"],
  async *collect(context) {
    const { listModelBiasJobDefinitions, describeModelBiasJobDefinition } = context.sagemaker;
    yield* readJobDefinitions(context, listModelBiasJobDefinitions, describeModelBiasJobDefinition);
  },
});
