import type { NewerAnswer } from "#lib/aws/newer-operations.ts";
import { simulatedKind, type Tagged } from "./define.ts";

type Session = Tagged<NonNullable<NewerAnswer<"sagemaker", "DescribeTrainingSession">["TrainingSessionDetail"]>>;

export const trainingSession = simulatedKind<Session>()("trainingSessions", {
  list: "ListTrainingSessions",
  describe: "DescribeTrainingSession",
  within: "TrainingSessionDetail",
  sortOrder: "Ascending",
});
