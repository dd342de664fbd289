import check from "#lib/checks/endpoint/is-monitored.ts";
import { inventoryOf, reading, testCheck } from "#tests/support/test-check.ts";

const resource = { EndpointArn: "arn:e", EndpointName: "scoring", EndpointStatus: "InService" } as const;

function schedule(
  EndpointName: string,
  MonitoringScheduleStatus: "Scheduled" | "Stopped" = "Scheduled",
  MonitoringType: "DataQuality" | "ModelQuality" = "DataQuality",
) {
  return reading("monitoring-schedule", `${EndpointName}-${MonitoringType}`, {
    EndpointName,
    MonitoringScheduleStatus,
    MonitoringType,
  });
}

const wanted = ["DataQuality", "ModelQuality"];

testCheck(check, {
  pass: {
    "a schedule that runs": { resource, inventory: inventoryOf([schedule("scoring")]) },
    "all that are wanted": {
      resource,
      inventory: inventoryOf([schedule("scoring"), schedule("scoring", "Scheduled", "ModelQuality")]),
      options: { wanted },
    },
  },
  fail: {
    "no schedule at all": { resource },
    "one that is stopped": { resource, inventory: inventoryOf([schedule("scoring", "Stopped")]) },
    "one of another endpoint": { resource, inventory: inventoryOf([schedule("churn")]) },
    "one of two that are wanted": { resource, inventory: inventoryOf([schedule("scoring")]), options: { wanted } },
  },
  notApplicable: { "it is being made": { resource: { ...resource, EndpointStatus: "Creating" } } },
  unknown: {
    "schedules cannot be read": { resource, inventory: inventoryOf([], ["monitoring-schedule"]) },
    "the answer is empty": { resource: {} },
  },
});
