import { defineCheck } from "../define.ts";
import { mendRuns } from "../remedies/monitoring.ts";
import { failWhere, notApplicable, pass, unknown } from "../verdicts.ts";

const done = ["Completed", "CompletedWithViolations"];
const underWay = ["Pending", "InProgress", "Stopping", "Stopped"];

export default defineCheck({
  id: "monitoring-schedule/last-run-went-through",
  kind: "monitoring-schedule",
  title: "Last run of the monitoring schedule went through",
  failTitle: "Last run of the monitoring schedule failed",
  severity: "medium",
  category: "logging",
  rationale:
    "Monitoring that fails hour by hour is none, and why it fails may be the finding itself: captured data that stopped arriving goes somewhere else.",
  needs: [],
  controls: ["checklist:MON-13", "nist-800-53-r5:CA-7", "nist-800-53-r5:SI-4"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringExecutionSummary.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-scheduling.html",
  ],
  evaluate({ MonitoringScheduleArn, MonitoringScheduleStatus: status, LastMonitoringExecutionSummary: last }) {
    if (!MonitoringScheduleArn) return unknown("AWS returned no MonitoringScheduleArn, so the answer is not complete.");
    if (status !== "Scheduled") return notApplicable("The schedule does not run, which another check judges.");
    if (!last) return notApplicable("The schedule has not run yet.");
    const { MonitoringExecutionStatus: result, FailureReason, ScheduledTime } = last;
    const at = "LastMonitoringExecutionSummary";
    const evidence = [
      { path: `${at}.MonitoringExecutionStatus`, observed: result, expected: done.join(" or ") },
      { path: `${at}.ScheduledTime`, observed: ScheduledTime ?? null, expected: "the run that is judged" },
    ];
    if (result !== undefined && done.includes(result)) return pass(...evidence);
    if (result === "Failed") {
      const why = { path: `${at}.FailureReason`, observed: FailureReason ?? null, expected: "no failure" };
      return failWhere([...evidence, why], (place) => place !== 1);
    }
    if (result !== undefined && underWay.includes(result)) return notApplicable(`The last run is ${result}.`);
    return unknown(`AWS returned the result ${result ?? "(none)"} of the last run.`);
  },
  fix: (_, context) => mendRuns(context),
});
