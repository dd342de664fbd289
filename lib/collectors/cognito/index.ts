import userPool from "./cognito-user-pool.ts";

export const cognitoCollectors = [userPool] as const;
