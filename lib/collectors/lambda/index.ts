import lambdaFunction from "./lambda-function.ts";

export const lambdaCollectors = [lambdaFunction] as const;
