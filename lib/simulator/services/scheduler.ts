import type {
  GetScheduleInput,
  GetScheduleOutput,
  ListSchedulesInput,
  ListSchedulesOutput,
} from "@aws-sdk/client-scheduler";
import * as client from "@aws-sdk/client-scheduler";
import { AwsError } from "../aws-error.ts";
import type { Service } from "../call.ts";
import { restProtocol } from "../protocols/rest.ts";
import { type SimulatedSchedule, schedules } from "../shelves/scheduler.ts";
import { listOf, oneOf } from "./shelved.ts";

export const scheduler: Service = {
  name: "scheduler",
  dialect: "json",
  protocol: restProtocol(client, { format: "json" }),
  operations: {
    ListSchedules: listOf<SimulatedSchedule, ListSchedulesInput, ListSchedulesOutput>(schedules, {
      items: "Schedules",
      token: ["NextToken", "NextToken"],
      size: ["MaxResults", 100],
      matches: ({ Name, State, GroupName: group }, { GroupName = group, NamePrefix = "", State: wanted = State }) =>
        group === GroupName && State === wanted && Name.startsWith(NamePrefix),
      shown: ({ Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target }) => {
        return { Arn, Name, GroupName, State, CreationDate, LastModificationDate, Target: { Arn: Target.Arn } };
      },
    }),
    GetSchedule: oneOf<SimulatedSchedule, GetScheduleInput, GetScheduleOutput>(schedules, {
      is: (one, { Name, GroupName = "default" }) => one.Name === Name && one.GroupName === GroupName,
      missing: ({ Name }) => new AwsError("ResourceNotFoundException", `Schedule ${Name} does not exist.`, 404),
      answer: (schedule) => schedule,
    }),
  },
  badToken: ["ValidationException", "Invalid NextToken."],
};
