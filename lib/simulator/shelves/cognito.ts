import type { UserPoolType } from "@aws-sdk/client-cognito-identity-provider";
import { shelf } from "../shelf.ts";

export const userPools = shelf<UserPoolType>("cognito-idp pools");
