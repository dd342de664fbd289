import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

/**
 * What it runs it holds inline, or names: in MonitoringJobDefinitionName, a job definition of the kind that MonitoringType says,
 * which is served by it. How often, and how it last went, are in it.
 */
export default defineCollector({
  kind: "monitoring-schedule",
  label: "Monitoring schedules",
  scope: "region",
  volume: "live",
  // Its executions move these.
  volatile: ["LastMonitoringExecutionSummary"],
  cloudFormation: "AWS::SageMaker::MonitoringSchedule",
  terraform: "aws_sagemaker_monitoring_schedule",
  inEvents: { monitoringScheduleName: "{}" },
  actions: ["sagemaker:ListMonitoringSchedules", "sagemaker:DescribeMonitoringSchedule"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listMonitoringSchedules, { MaxResults: 100 })) {
      yield* readEach(
        page.MonitoringScheduleSummaries,
        ({ MonitoringScheduleName: name = "", MonitoringScheduleArn: arn = "" }) => ({ name, arn }),
        ({ MonitoringScheduleName }) => sagemaker.describeMonitoringSchedule({ MonitoringScheduleName }),
      );
    }
  },
});
