import containerOfKnownAccount from "./container-of-known-account.ts";

export const imageVersionChecks = [containerOfKnownAccount];
