import isOn from "./is-on.ts";

export const macieChecks = [isOn];
