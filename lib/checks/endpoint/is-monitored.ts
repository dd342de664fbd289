import { z } from "zod";
import { monitoringTypes } from "#lib/analysis/monitoring/job.ts";
import { defineCheck } from "../define.ts";
import { monitorEndpoint } from "../remedies/monitoring.ts";
import { fail, notApplicable, pass, unknown } from "../verdicts.ts";

const types = Object.values(monitoringTypes);

export default defineCheck({
  id: "endpoint/is-monitored",
  kind: "endpoint",
  title: "Endpoint is watched by a monitoring schedule that runs",
  failTitle: "Endpoint is watched by no monitoring schedule that runs",
  severity: "info",
  category: "logging",
  rationale:
    "Nobody sees inputs drift, or somebody feed the model on purpose, where requests are not compared with what it was trained on.",
  needs: ["monitoring-schedule"],
  controls: ["checklist:MON-14", "nist-800-53-r5:SI-4"],
  options: z.strictObject({
    wanted: z
      .array(z.enum(types))
      .min(1)
      .default(["DataQuality"])
      .describe(`types of monitoring that every endpoint has, a list of ${types.join(", ")}`),
  }),
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor.html",
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringScheduleConfig.html",
  ],
  evaluate({ EndpointArn, EndpointName, EndpointStatus: status }, { identity, inventory, options: { wanted } }) {
    if (!EndpointArn || !EndpointName) return unknown("AWS returned no EndpointArn, or no EndpointName.");
    if (status !== "InService") return notApplicable(`The endpoint is ${status ?? "of no known status"}.`);
    const running = inventory
      .all("monitoring-schedule", identity.region)
      .filter(({ resource: one }) => one.EndpointName === EndpointName && one.MonitoringScheduleStatus === "Scheduled");
    const evidence = wanted.map((type) => {
      const named = running.find(({ resource }) => resource.MonitoringType === type)?.identity.name ?? null;
      return { path: `(schedule of ${type})`, observed: named, expected: "a monitoring schedule that runs" };
    });
    const missing = evidence.filter(({ observed }) => observed === null);
    if (missing.length === 0) return pass(...evidence);
    const unread = inventory.unreadOf("monitoring-schedule", identity.region);
    return unread ? unknown("Not all monitoring schedules of the region could be read.") : fail(...missing);
  },
  fix: (_, context) => monitorEndpoint(context, context.options.wanted),
});
