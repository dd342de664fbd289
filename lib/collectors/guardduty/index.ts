import guardduty from "./guardduty.ts";

export const guarddutyCollectors = [guardduty] as const;
