import check from "#lib/checks/monitoring-schedule/last-run-went-through.ts";
import { testCheck } from "#tests/support/test-check.ts";

type Result = "Completed" | "CompletedWithViolations" | "Failed" | "InProgress";
const of = (MonitoringExecutionStatus?: Result, MonitoringScheduleStatus: "Scheduled" | "Stopped" = "Scheduled") => ({
  resource: {
    MonitoringScheduleArn: "arn:s",
    MonitoringScheduleStatus,
    LastMonitoringExecutionSummary: { MonitoringExecutionStatus, FailureReason: "No S3 objects found." },
  },
});

testCheck(check, {
  pass: { "it went through": of("Completed"), "it found violations, as it should": of("CompletedWithViolations") },
  fail: { "it failed": of("Failed") },
  notApplicable: {
    "it is under way": of("InProgress"),
    "the schedule is stopped": of("Failed", "Stopped"),
    "it has not run yet": { resource: { MonitoringScheduleArn: "arn:s", MonitoringScheduleStatus: "Scheduled" } },
  },
  unknown: { "no word of how it went": of(), "the answer is empty": { resource: {} } },
});
