import iamGroup from "./iam-group.ts";
import iamPolicy from "./iam-policy.ts";
import iamRole from "./iam-role.ts";
import iamUser from "./iam-user.ts";

export const iamCollectors = [iamGroup, iamPolicy, iamRole, iamUser] as const;
