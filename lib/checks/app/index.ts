import isNotStudioClassic from "./is-not-studio-classic.ts";

export const appChecks = [isNotStudioClassic];
