import topic from "./sns-topic.ts";

export const snsCollectors = [topic] as const;
