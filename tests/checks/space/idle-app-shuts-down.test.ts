import check from "#lib/checks/space/idle-app-shuts-down.ts";
import { inventoryOf, reading, testCheck, unread } from "#tests/support/test-check.ts";

const after = (IdleTimeoutInMinutes?: number) => ({
  AppLifecycleManagement: { IdleSettings: { IdleTimeoutInMinutes } },
});
const space = (SpaceSettings: object, SharingType: "Private" | "Shared" = "Private") => ({
  DomainId: "d-1",
  SpaceName: "lab",
  SpaceSettings,
  OwnershipSettings: { OwnerUserProfileName: "ana" },
  SpaceSharingSettings: { SharingType },
});
const switched = (LifecycleManagement: "ENABLED" | "DISABLED") => ({
  JupyterLabAppSettings: { AppLifecycleManagement: { IdleSettings: { LifecycleManagement } } },
  CodeEditorAppSettings: { AppLifecycleManagement: { IdleSettings: { LifecycleManagement } } },
});
const domain = (settings: object) => reading("domain", "d", { DomainId: "d-1", ...settings }, { also: ["d-1"] });
const ana = (UserSettings: object) => reading("user-profile", "d-1/ana", { UserSettings });
const on = { DefaultUserSettings: switched("ENABLED") };
const inventory = inventoryOf([domain(on), ana({})]);
const hour = space({ JupyterLabAppSettings: after(60) });

testCheck(check, {
  pass: {
    "after an hour": { resource: hour, inventory },
    "after an hour, by its owner's switch": {
      resource: hour,
      inventory: inventoryOf([domain({}), ana(switched("ENABLED"))]),
    },
    "after an hour, for all who share it": {
      resource: space({ JupyterLabAppSettings: after(60) }, "Shared"),
      inventory: inventoryOf([domain({ DefaultSpaceSettings: switched("ENABLED") }), ana(switched("DISABLED"))]),
    },
    "as long as people set it": {
      resource: space({ CodeEditorAppSettings: after(960) }),
      options: { longestIdleMinutes: 1440 },
      inventory,
    },
  },
  fail: {
    "after a year": { resource: space({ JupyterLabAppSettings: after(525600) }), inventory },
    "in the editor, beside a lab that sleeps": {
      resource: space({ JupyterLabAppSettings: after(60), CodeEditorAppSettings: after(525600) }),
      inventory,
    },
  },
  notApplicable: {
    "no time of its own": { resource: space({ JupyterLabAppSettings: after() }), inventory },
    "no settings": { resource: space({}), inventory },
    "its domain shuts nothing down": { resource: hour, inventory: inventoryOf([domain({}), ana({})]) },
    "its owner turned it off": { resource: hour, inventory: inventoryOf([domain(on), ana(switched("DISABLED"))]) },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "its domain was not read": {
      resource: hour,
      inventory: inventoryOf([unread("domain", "d", { also: ["d-1"] }), ana({})]),
    },
    "its owner was not read": {
      resource: hour,
      inventory: inventoryOf([domain(on), unread("user-profile", "d-1/ana")]),
    },
  },
});
