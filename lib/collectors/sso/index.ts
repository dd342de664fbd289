import identityCenterInstance from "./identity-center-instance.ts";
import permissionSet from "./permission-set.ts";

export const ssoCollectors = [identityCenterInstance, permissionSet] as const;
