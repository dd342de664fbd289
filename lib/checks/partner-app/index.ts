import tellsUsersApart from "./tells-users-apart.ts";
import upgradesMinorVersions from "./upgrades-minor-versions.ts";
import versionIsSupported from "./version-is-supported.ts";

export const partnerAppChecks = [tellsUsersApart, upgradesMinorVersions, versionIsSupported];
