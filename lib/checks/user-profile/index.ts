import canvasRegistersModelsAtHome from "./canvas-registers-models-at-home.ts";
import mountsKnownFileSystems from "./mounts-known-file-systems.ts";
import roleIsNotAdmin from "./role-is-not-admin.ts";
import sessionsCarryUserName from "./sessions-carry-user-name.ts";
import sharesNoCellOutput from "./shares-no-cell-output.ts";

export const userProfileChecks = [
  canvasRegistersModelsAtHome,
  mountsKnownFileSystems,
  roleIsNotAdmin,
  sessionsCarryUserName,
  sharesNoCellOutput,
];
