import check from "#lib/checks/domain/idle-apps-shut-down.ts";
import { testCheck } from "#tests/support/test-check.ts";

const DomainArn = "arn:aws:sagemaker:us-east-1:482915630174:domain/d-abc123";
const after = (IdleTimeoutInMinutes?: number, LifecycleManagement: "ENABLED" | "DISABLED" = "ENABLED") => ({
  AppLifecycleManagement: { IdleSettings: { LifecycleManagement, IdleTimeoutInMinutes } },
});
const domain = (JupyterLabAppSettings: object, CodeEditorAppSettings: object) => ({
  DomainArn,
  DomainId: "d-abc123",
  DefaultUserSettings: { JupyterLabAppSettings, CodeEditorAppSettings },
});

testCheck(check, {
  pass: {
    "both after an hour": { resource: domain(after(60), after(60)) },
    "in shared spaces, too": {
      resource: { ...domain(after(60), after(60)), DefaultSpaceSettings: { JupyterLabAppSettings: after(60) } },
    },
    "as long as people set it": { resource: domain(after(960), after(60)), options: { longestIdleMinutes: 1440 } },
  },
  fail: {
    "nothing was ever set": { resource: { DomainArn, DefaultUserSettings: {} } },
    "one of the two": { resource: domain(after(60), {}) },
    "turned off, with a time": { resource: domain(after(60, "DISABLED"), after(60)) },
    "after a year": { resource: domain(after(525600), after(60)) },
    "but in shared spaces": { resource: { ...domain(after(60), after(60)), DefaultSpaceSettings: {} } },
    "on, and no time": { resource: domain(after(), after(60)) },
  },
  unknown: { "the answer is empty": { resource: {} }, "no defaults": { resource: { DomainArn } } },
});
