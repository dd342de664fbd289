import cloudwatchAlarm from "./cloudwatch-alarm.ts";

export const cloudwatchCollectors = [cloudwatchAlarm] as const;
