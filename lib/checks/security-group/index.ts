import notOpen from "./not-open.ts";

export const securityGroupChecks = [notOpen];
