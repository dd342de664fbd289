import { shelf } from "../shelf.ts";

/** What GetTopicAttributes says of a topic. */
export const topics = shelf<Record<string, string> & { TopicArn: string }>("sns topics");
