import roleIsNotAdmin from "./role-is-not-admin.ts";

export const userProfileChecks = [roleIsNotAdmin];
