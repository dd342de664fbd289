import { MalformedAnswer } from "#lib/aws/failure.ts";
import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "training-session",
  label: "Training sessions",
  scope: "region",
  volume: "live",
  // Every step of the training moves these.
  volatile: ["LastReceivedSequenceNumber", "BillableTokenUsage"],
  inEvents: { trainingSessionName: "{}" },
  actions: ["sagemaker:ListTrainingSessions", "sagemaker:DescribeTrainingSession"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listTrainingSessions, { MaxResults: 100 })) {
      yield* readEach(
        page.TrainingSessionSummaries,
        // The list has its name in its ARN alone.
        ({ TrainingSessionArn: arn = "" }) => ({ name: nameIn(arn), arn }),
        async ({ TrainingSessionArn = "" }) => {
          const { TrainingSessionDetail } = await sagemaker.describeTrainingSession({
            TrainingSessionName: nameIn(TrainingSessionArn),
          });
          if (!TrainingSessionDetail) throw new MalformedAnswer("The answer has no TrainingSessionDetail.");
          return TrainingSessionDetail;
        },
      );
    }
  },
});

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
