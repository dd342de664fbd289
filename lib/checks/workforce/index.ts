import admitsKnownAddresses from "./admits-known-addresses.ts";
import requiresSecondFactor from "./requires-second-factor.ts";

export const workforceChecks = [admitsKnownAddresses, requiresSecondFactor];
