import type { UserPoolType } from "@aws-sdk/client-cognito-identity-provider";
import { userPools } from "#lib/simulator/shelves/cognito.ts";
import { arnOf, type Site } from "./site.ts";

interface PoolSpec extends Pick<UserPoolType, "MfaConfiguration" | "UserPoolAddOns" | "DeletionProtection"> {
  /** The workforce that signs in with it. */
  workforce: string;
  shortestPassword: number;
  /** Whoever likes may sign up. */
  open?: boolean;
}

/** The pool of a workforce. Source: Amazon Cognito API reference, UserPoolType. */
export function userPool(site: Site, { workforce, shortestPassword, open = false, ...more }: PoolSpec): void {
  const people = site.content.sagemaker.workforces.find(({ WorkforceName }) => WorkforceName === workforce);
  const Id = people?.CognitoConfig?.UserPool;
  if (Id === undefined) throw new RangeError(`The workforce ${workforce} has no pool.`);
  const strict = shortestPassword > 8;
  userPools.put(site.content, {
    Id,
    Arn: arnOf(site, "cognito-idp", `userpool/${Id}`),
    Name: workforce,
    CreationDate: people?.CreateDate,
    LastModifiedDate: people?.CreateDate,
    Policies: {
      PasswordPolicy: {
        MinimumLength: shortestPassword,
        RequireUppercase: strict,
        RequireLowercase: true,
        RequireNumbers: strict,
        RequireSymbols: strict,
        TemporaryPasswordValidityDays: 7,
      },
    },
    DeletionProtection: "INACTIVE",
    LambdaConfig: {},
    AutoVerifiedAttributes: ["email"],
    UsernameAttributes: ["email"],
    MfaConfiguration: "OFF",
    EstimatedNumberOfUsers: 41,
    EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: !open, UnusedAccountValidityDays: 7 },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: "verified_email" }] },
    UserPoolTier: "ESSENTIALS",
    ...more,
  });
}
