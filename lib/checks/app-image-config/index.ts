import hasRequiredTags from "./has-required-tags.ts";

export const appImageConfigChecks = [hasRequiredTags];
