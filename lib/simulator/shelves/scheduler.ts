import type { GetScheduleOutput, Target } from "@aws-sdk/client-scheduler";
import { shelf } from "../shelf.ts";

export interface SimulatedSchedule extends GetScheduleOutput {
  Arn: string;
  Name: string;
  GroupName: string;
  Target: Target;
}

export const schedules = shelf<SimulatedSchedule>("scheduler schedules");
