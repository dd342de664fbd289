import { pages } from "#lib/aws/pages.ts";
import { defineCollector } from "../define.ts";

export default defineCollector({
  kind: "training-plan",
  label: "Training plans",
  scope: "region",
  volume: "live",
  // Jobs and repairs move these.
  volatile: ["AvailableInstanceCount", "InUseInstanceCount", "UnhealthyInstanceCount", "AvailableSpareInstanceCount"],
  inEvents: { trainingPlanName: "{}" },
  actions: ["sagemaker:ListTrainingPlans", "sagemaker:DescribeTrainingPlan"],
  async *collect({ sagemaker, readEach }) {
    for await (const page of pages(sagemaker.listTrainingPlans, { MaxResults: 100 })) {
      yield* readEach(
        page.TrainingPlanSummaries,
        ({ TrainingPlanName: name = "", TrainingPlanArn: arn = "" }) => ({ name, arn }),
        ({ TrainingPlanName }) => sagemaker.describeTrainingPlan({ TrainingPlanName }),
      );
    }
  },
});
