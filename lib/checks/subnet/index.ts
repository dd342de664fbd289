import isApproved from "./is-approved.ts";

export const subnetChecks = [isApproved];
