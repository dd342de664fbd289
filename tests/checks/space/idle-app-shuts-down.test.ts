import check from "#lib/checks/space/idle-app-shuts-down.ts";
import { testCheck } from "#tests/support/test-check.ts";

const after = (IdleTimeoutInMinutes?: number) => ({
  AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes } },
});
const space = (SpaceSettings: object) => ({ DomainId: "d-1", SpaceName: "lab", SpaceSettings });

testCheck(check, {
  pass: {
    "after an hour": { resource: space({ JupyterLabAppSettings: after(60) }) },
    "as long as people set it": {
      resource: space({ CodeEditorAppSettings: after(960) }),
      options: { longestIdleMinutes: 1440 },
    },
  },
  fail: {
    "after a year": { resource: space({ JupyterLabAppSettings: after(525600) }) },
    "in the editor, beside a lab that sleeps": {
      resource: space({ JupyterLabAppSettings: after(60), CodeEditorAppSettings: after(525600) }),
    },
  },
  notApplicable: {
    "no time of its own": { resource: space({ JupyterLabAppSettings: after() }) },
    "no settings": { resource: space({}) },
  },
  unknown: { "the answer is empty": { resource: {} } },
});
