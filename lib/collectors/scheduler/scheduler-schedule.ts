import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";
import { answering } from "../given.ts";

/**
 * Schedules that start something of SageMaker's: a pipeline, whose ARN is their target, or any operation of its APIs. The list says
 * the target, so no other is asked about.
 */
export default defineCollector({
  kind: "scheduler-schedule",
  label: "EventBridge schedules",
  scope: "region",
  volume: "live",
  arnType: "schedule",
  cloudFormation: "AWS::Scheduler::Schedule",
  terraform: "aws_scheduler_schedule",
  console: "scheduler/home?region={region}#schedules[/{parent}/{id}]",
  actions: ["scheduler:ListSchedules", "scheduler:GetSchedule"],
  async *collect({ scheduler, required, readEach }) {
    for await (const page of pages(scheduler.listSchedules, { MaxResults: 100 })) {
      yield* readEach(
        required(page.Schedules, "Schedules").filter(({ Target }) => isSageMakers(Target?.Arn)),
        ({ Name: name = "", Arn: arn = "" }) => ({ name, arn }),
        async ({ Name, GroupName }) => answering(await scheduler.getSchedule({ Name, GroupName }), "Arn"),
      );
    }
  },
});

/** One whose target the list keeps back may be such a schedule. Source: EventBridge Scheduler user guide, "Universal targets". */
function isSageMakers(target: string | undefined): boolean {
  return target === undefined || /^arn:[\w-]+:(sagemaker:|scheduler:::aws-sdk:sagemaker)/.test(target);
}
