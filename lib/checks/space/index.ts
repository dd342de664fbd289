import noRemoteAccess from "./no-remote-access.ts";

export const spaceChecks = [noRemoteAccess];
