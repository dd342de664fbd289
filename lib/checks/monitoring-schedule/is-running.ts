import { defineCheck } from "../define.ts";
import { startSchedule } from "../remedies/monitoring.ts";
import { fail, notApplicable, pass, unknown, unknownLookup } from "../verdicts.ts";

export default defineCheck({
  id: "monitoring-schedule/is-running",
  kind: "monitoring-schedule",
  title: "Monitoring schedule is running",
  failTitle: "Monitoring schedule is not running, though its endpoint answers",
  severity: "low",
  category: "logging",
  rationale:
    "A schedule that somebody stopped looks like monitoring on every list, while nobody would see the data drift or the model being fed on purpose.",
  needs: ["endpoint"],
  controls: [
    "checklist:MON-13",
    "prowler:sagemaker_models_monitor_enabled",
    "nist-800-53-r5:CA-7",
    "nist-800-53-r5:SI-4",
  ],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeMonitoringSchedule.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-scheduling.html",
  ],
  evaluate({ MonitoringScheduleArn, MonitoringScheduleStatus: status, EndpointName: name }, { identity, inventory }) {
    if (!MonitoringScheduleArn) return unknown("AWS returned no MonitoringScheduleArn, so the answer is not complete.");
    const evidence = { path: "MonitoringScheduleStatus", observed: status, expected: "Scheduled" };
    if (status === "Scheduled") return pass(evidence);
    if (status === "Pending") return notApplicable("The schedule is being made or changed.");
    if (status !== "Stopped" && status !== "Failed") return unknown(`AWS returned the status ${status ?? "(none)"}.`);
    if (!name) return fail(evidence);
    const endpoint = inventory.get("endpoint", name, identity.region);
    if (endpoint.found) return fail(evidence);
    if (endpoint.why === "absent") return notApplicable(`Its endpoint ${name} is gone: there is nothing to watch.`);
    return unknownLookup(endpoint, `The endpoint ${name}`);
  },
  fix: (_, context) => startSchedule(context),
});
