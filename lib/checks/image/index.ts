import hasRequiredTags from "./has-required-tags.ts";

export const imageChecks = [hasRequiredTags];
