import check from "#lib/checks/notebook-instance/no-root-access.ts";
import { testCheck } from "#tests/support/test-check.ts";

testCheck(check, {
  pass: { "root access is disabled": { resource: { RootAccess: "Disabled" } } },
  fail: {
    "root access is enabled": { resource: { RootAccess: "Enabled", NotebookInstanceStatus: "InService" } },
    "root access is enabled on a stopped notebook": {
      resource: { RootAccess: "Enabled", NotebookInstanceStatus: "Stopped" },
    },
    "root access is enabled on a platform that cannot be started again": {
      resource: { RootAccess: "Enabled", PlatformIdentifier: "notebook-al1-v1" },
    },
  },
  unknown: {
    "AWS returned no RootAccess, which Prowler passes": { resource: { NotebookInstanceArn: "arn:nb" } },
    "the answer is empty": { resource: {} },
  },
});
