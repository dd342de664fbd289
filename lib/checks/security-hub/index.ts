import isOn from "./is-on.ts";

export const securityHubChecks = [isOn];
