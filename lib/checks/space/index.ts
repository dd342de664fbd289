import mountsKnownFileSystems from "./mounts-known-file-systems.ts";
import noRemoteAccess from "./no-remote-access.ts";

export const spaceChecks = [mountsKnownFileSystems, noRemoteAccess];
