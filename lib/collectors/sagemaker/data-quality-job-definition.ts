import { defineCollector } from "../define.ts";
import { readJobDefinitions } from "./job-definitions.ts";

export default defineCollector({
  kind: "data-quality-job-definition",
  label: "Data quality job definitions",
  scope: "region",
  volume: "live",
  servedBy: { field: "MonitoringJobDefinitionName", kinds: ["monitoring-schedule"] },
  cloudFormation: "AWS::SageMaker::DataQualityJobDefinition",
  terraform: "aws_sagemaker_data_quality_job_definition",
  inEvents: { "DataQualityJobDefinition:jobDefinitionName": "{}" },
  actions: ["sagemaker:ListDataQualityJobDefinitions", "sagemaker:DescribeDataQualityJobDefinition"],
  async *collect(context) {
    const { listDataQualityJobDefinitions, describeDataQualityJobDefinition } = context.sagemaker;
    yield* readJobDefinitions(context, listDataQualityJobDefinitions, describeDataQualityJobDefinition);
  },
});
