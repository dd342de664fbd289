import isOn from "./is-on.ts";

export const guarddutyChecks = [isOn];
