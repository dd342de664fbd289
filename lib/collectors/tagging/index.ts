import resourceTags from "./resource-tags.ts";

export const taggingCollectors = [resourceTags] as const;
