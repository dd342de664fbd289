import schedulerSchedule from "./scheduler-schedule.ts";

export const schedulerCollectors = [schedulerSchedule] as const;
