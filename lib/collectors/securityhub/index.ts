import securityHub from "./security-hub.ts";

export const securityhubCollectors = [securityHub] as const;
