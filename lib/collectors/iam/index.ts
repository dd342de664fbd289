import iamAccount from "./iam-account.ts";
import iamGroup from "./iam-group.ts";
import iamOidcProvider from "./iam-oidc-provider.ts";
import iamPolicy from "./iam-policy.ts";
import iamRole from "./iam-role.ts";
import iamRoleUse from "./iam-role-use.ts";
import iamSamlProvider from "./iam-saml-provider.ts";
import iamUser from "./iam-user.ts";

export const iamCollectors = [
  iamAccount,
  iamGroup,
  iamOidcProvider,
  iamPolicy,
  iamRole,
  iamRoleUse,
  iamSamlProvider,
  iamUser,
] as const;
