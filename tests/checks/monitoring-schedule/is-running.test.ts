import check from "#lib/checks/monitoring-schedule/is-running.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const of = (MonitoringScheduleStatus?: "Scheduled" | "Stopped" | "Failed" | "Pending", EndpointName?: string) => ({
  resource: { MonitoringScheduleArn: "arn:s", MonitoringScheduleStatus, EndpointName },
});
const inventory = inventoryOf([reading("endpoint", "scoring", { EndpointName: "scoring" })]);

testCheck(check, {
  pass: { "it is scheduled": of("Scheduled", "scoring") },
  fail: {
    "somebody stopped it": { ...of("Stopped", "scoring"), inventory },
    "it could not be made": { ...of("Failed", "scoring"), inventory },
    "stopped, of transform jobs": of("Stopped"),
  },
  notApplicable: {
    "it is being made": of("Pending", "scoring"),
    "stopped, and its endpoint is gone": of("Stopped", "scoring"),
  },
  unknown: {
    "endpoints cannot be read": { ...of("Stopped", "scoring"), inventory: inventoryOf([], ["endpoint"]) },
    "no status in the answer": of(),
    "the answer is empty": { resource: {} },
  },
});
