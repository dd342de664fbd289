import iamRole from "./iam-role.ts";

export const iamCollectors = [iamRole] as const;
