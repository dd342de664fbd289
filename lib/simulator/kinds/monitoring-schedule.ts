import type { DescribeMonitoringScheduleResponse, MonitoringScheduleConfig } from "@aws-sdk/client-sagemaker";
import { simulatedKind, type Tagged } from "./define.ts";

export const monitoringSchedule = simulatedKind<Tagged<DescribeMonitoringScheduleResponse>>()("monitoringSchedules", {
  list: "ListMonitoringSchedules",
  describe: "DescribeMonitoringSchedule",
  sortBy: "CreationTime",
  sortOrder: "Descending",
  listed: ({ MonitoringScheduleConfig }) => ({
    MonitoringJobDefinitionName: (MonitoringScheduleConfig as MonitoringScheduleConfig).MonitoringJobDefinitionName,
  }),
});
