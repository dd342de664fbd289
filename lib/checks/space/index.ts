import idleAppShutsDown from "./idle-app-shuts-down.ts";
import mountsKnownFileSystems from "./mounts-known-file-systems.ts";
import noRemoteAccess from "./no-remote-access.ts";

export const spaceChecks = [idleAppShutsDown, mountsKnownFileSystems, noRemoteAccess];
