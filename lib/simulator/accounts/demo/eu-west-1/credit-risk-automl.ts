import { make } from "#lib/simulator/accounts/build/make.ts";
import { at, later, roleArn, type Site, sagemakerArn } from "#lib/simulator/accounts/build/site.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

const bucket = "s3://nwa-credit-risk-eu-west-1";

/** The benchmark that hand-made models are measured by. */
export function creditRiskAutoMl(site: Site, { lars }: Cast, { creditRisk, keys }: EuropeNetworks): void {
  const name = "pd-retail-baseline";
  const started = at(site, 36, "09:20:00");
  make(site, "autoMLJobs", {
    by: lars,
    at: started,
    action: "sagemaker:CreateAutoMLJobV2",
    request: {
      AutoMLJobName: name,
      AutoMLJobInputDataConfig: [
        {
          ChannelType: "training",
          DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: `${bucket}/automl/${name}/` } },
        },
      ],
      OutputDataConfig: { S3OutputPath: `${bucket}/automl-output/`, KmsKeyId: keys.creditRisk.Arn },
      AutoMLProblemTypeConfig: { TabularJobConfig: { TargetAttributeName: "default_12m" } },
      RoleArn: roleArn(site, executionRoles.creditRiskTraining),
      SecurityConfig: {
        VolumeKmsKeyId: keys.creditRisk.Arn,
        EnableInterContainerTrafficEncryption: true,
        VpcConfig: vpcConfig(creditRisk.subnets, creditRisk.workload),
      },
    },
    made: {
      AutoMLJobArn: sagemakerArn(site, "automl-job", name),
      AutoMLProblemTypeConfigName: "Tabular",
      AutoMLJobStatus: "Completed",
      AutoMLJobSecondaryStatus: "Completed",
      EndTime: later(started, 190),
      LastModifiedTime: later(started, 190),
    },
    tags: { Team: "credit-risk", DataClass: "restricted" },
  });
}
