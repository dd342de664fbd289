import { make } from "#lib/simulator/accounts/build/make.ts";
import { at, hoursAgo, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";

const bucket = "s3://nwa-growth-us-east-1";

/** Models that nobody wrote, and labels that strangers gave. */
export function growthAutoMl(site: Site, { mia, priya }: Cast): void {
  const RoleArn = roleArn(site, executionRoles.growth);
  const tags = { Team: "growth" };
  const autoMl = (name: string, created: Date, hours: number | undefined) =>
    make(site, "autoMLJobs", {
      by: mia,
      at: created,
      action: "sagemaker:CreateAutoMLJobV2",
      request: {
        AutoMLJobName: name,
        AutoMLJobInputDataConfig: [
          {
            ChannelType: "training",
            ContentType: "text/csv;header=present",
            CompressionType: "None",
            DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `${bucket}/automl/${name}/` } },
          },
        ],
        OutputDataConfig: { S3OutputPath: `${bucket}/automl-output/` },
        AutoMLProblemTypeConfig: {
          TabularJobConfig: { TargetAttributeName: "churned", ProblemType: "BinaryClassification" },
        },
        RoleArn,
      },
      made: {
        AutoMLJobArn: sagemakerArn(site, "automl-job", name),
        AutoMLProblemTypeConfigName: "Tabular",
        AutoMLJobStatus: hours === undefined ? "InProgress" : "Completed",
        AutoMLJobSecondaryStatus: hours === undefined ? "ModelTuning" : "Completed",
        LastModifiedTime: later(created, 60 * (hours ?? 1)),
        ...(hours !== undefined && { EndTime: later(created, 60 * hours) }),
        SecurityConfig: { EnableInterContainerTrafficEncryption: false },
      },
      tags,
    });
  autoMl("churn-canvas-1", at(site, 41, "14:12:00"), 3.5);
  autoMl("churn-canvas-2", hoursAgo(site, 2), undefined);

  const name = "product-photos";
  const started = at(site, 128, "16:20:00");
  make(site, "labelingJobs", {
    by: priya,
    at: started,
    action: "sagemaker:CreateLabelingJob",
    request: {
      LabelingJobName: name,
      LabelAttributeName: name,
      InputConfig: { DataSource: { S3DataSource: { ManifestS3Uri: `${bucket}/labels/${name}.manifest` } } },
      OutputConfig: { S3OutputPath: `${bucket}/labels/` },
      RoleArn,
      HumanTaskConfig: {
        // Mechanical Turk: whoever likes sees the photos.
        WorkteamArn: `arn:aws:sagemaker:${site.region}:394669845002:workteam/public-crowd/default`,
        UiConfig: { UiTemplateS3Uri: `${bucket}/labels/template.liquid` },
        PreHumanTaskLambdaArn: `arn:aws:lambda:${site.region}:432418664414:function:PRE-ImageMultiClass`,
        TaskTitle: "What is on this photo?",
        TaskDescription: "Choose the product that the photo shows",
        NumberOfHumanWorkersPerDataObject: 3,
        TaskTimeLimitInSeconds: 300,
        AnnotationConsolidationConfig: {
          AnnotationConsolidationLambdaArn: `arn:aws:lambda:${site.region}:432418664414:function:ACS-ImageMultiClass`,
        },
        PublicWorkforceTaskPrice: { AmountInUsd: { Dollars: 0, Cents: 1, TenthFractionsOfACent: 2 } },
      },
    },
    made: {
      LabelingJobArn: sagemakerArn(site, "labeling-job", name),
      LabelingJobStatus: "Completed",
      JobReferenceCode: "7f1d0a52c3b9e64810aa",
      LabelCounters: { TotalLabeled: 4200, HumanLabeled: 4200, MachineLabeled: 0, Unlabeled: 0 },
      LabelingJobOutput: { OutputDatasetS3Uri: `${bucket}/labels/${name}/manifests/output/output.manifest` },
      LastModifiedTime: later(started, 60 * 52),
    },
    tags,
  });
}
