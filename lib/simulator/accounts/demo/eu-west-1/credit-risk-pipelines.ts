import { pinnedImage } from "#lib/simulator/accounts/build/images.ts";
import { condition, parameter, pipeline, registerModel, type Step } from "#lib/simulator/accounts/build/pipeline.ts";
import { processingPlan } from "#lib/simulator/accounts/build/processing.ts";
import { at, roleArn, type Site } from "#lib/simulator/accounts/build/site.ts";
import { trainingPlan } from "#lib/simulator/accounts/build/training.ts";
import { vpcConfig } from "#lib/simulator/accounts/build/vpc-config.ts";
import { type Cast, executionRoles } from "#lib/simulator/accounts/demo/cast.ts";
import type { EuropeNetworks } from "./foundations.ts";

const bucket = "nwa-credit-risk-eu-west-1";

/** From features to a registered model, in the VPC and under the team's key throughout. */
export function creditRiskPipelines(site: Site, { creditRiskCi }: Cast, { creditRisk, keys }: EuropeNetworks): void {
  const VpcConfig = vpcConfig(creditRisk.subnets, creditRisk.workload);
  const VolumeKey = parameter("VolumeKey");
  const network = { EnableNetworkIsolation: true, EnableInterContainerTrafficEncryption: true, VpcConfig };
  const processing = (Name: string, image: string): Step => ({
    Name,
    Type: "Processing",
    Arguments: processingPlan(site, {
      base: Name,
      role: executionRoles.creditRiskProcessing,
      bucket,
      image: pinnedImage(site, image),
      volumeKey: VolumeKey,
      outputKey: VolumeKey,
      network,
    }).request,
  });
  const training = trainingPlan(site, {
    base: "Train",
    role: executionRoles.creditRiskTraining,
    bucket,
    image: pinnedImage(site, "credit-risk/pd-retail"),
    type: "ml.m5.4xlarge",
    volumeKey: VolumeKey,
    outputKey: VolumeKey,
    vpc: VpcConfig,
    isolated: true,
    encrypted: true,
    hyperParameters: { max_depth: "6", eta: "0.08" },
  }).request;
  pipeline(site, {
    name: "credit-risk-pd-retail",
    by: creditRiskCi,
    created: at(site, 64, "10:12:00"),
    ran: at(site, 2, "01:05:00"),
    role: executionRoles.creditRiskTraining,
    description: "Probability of default, retail: features, training, evaluation, registration",
    parameters: [{ Name: "VolumeKey", Type: "String", DefaultValue: keys.creditRisk.Arn }],
    steps: [
      processing("Features", "credit-risk/features"),
      { Name: "Train", Type: "Training", DependsOn: ["Features"], Arguments: training },
      { ...processing("Evaluate", "credit-risk/fairness"), DependsOn: ["Train"] },
      condition(
        "auc",
        0.78,
        [
          {
            Name: "CreateModel",
            Type: "Model",
            Arguments: {
              ExecutionRoleArn: roleArn(site, executionRoles.creditRiskServing),
              PrimaryContainer: {
                Image: pinnedImage(site, "credit-risk/pd-retail"),
                ModelDataUrl: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
              },
              EnableNetworkIsolation: true,
              VpcConfig,
            },
          },
          registerModel("credit-risk-pd-retail", "CreateModel"),
        ],
        [{ Name: "TooPoor", Type: "Fail", Arguments: { ErrorMessage: "The model is worse than the one in use." } }],
      ),
    ],
    tags: { Team: "credit-risk", Owner: "Aoife Byrne", DataClass: "restricted", Environment: "prod" },
  });
}
