import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

const { databasePassword, githubToken, slackToken } = fakeSecrets;
const onDisks = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 };

/** Steps of every kind that lack everything, within each other, with a secret wherever a definition can hold one. */
export function plantPipelines(sagemaker: SimulatedSageMaker): void {
  const [pipeline] = sagemaker.pipelines;
  if (!pipeline) throw new Error("The demo account has no pipeline to plant this in.");
  const definition = {
    Version: "2020-12-01",
    Parameters: [
      { Name: "Token", Type: "String", DefaultValue: githubToken },
      { Name: "Key", Type: "String", DefaultValue: "" },
    ],
    Steps: [
      {
        Name: "Prepare",
        Type: "Processing",
        Arguments: {
          ProcessingResources: { ClusterConfig: { ...onDisks, VolumeKmsKeyId: { Get: "Parameters.Key" } } },
          AppSpecification: { ContainerArguments: ["--token", githubToken, `--url=https://a:${slackToken}@b.example`] },
          NetworkConfig: { EnableNetworkIsolation: false },
          Environment: { "DB.PASSWORD[0]": databasePassword, NOTE: 'a "quoted" \\ line\n and another' },
        },
      },
      {
        Name: "If",
        Type: "Condition",
        Arguments: {
          Conditions: [{ Type: "Equals", LeftValue: `password=${databasePassword}`, RightValue: "b" }],
          IfSteps: [
            {
              Name: "Tune",
              Type: "Tuning",
              Arguments: {
                TrainingJobDefinitions: [
                  { ResourceConfig: onDisks, StaticHyperParameters: { api_key: databasePassword } },
                  { HyperParameterTuningResourceConfig: onDisks, VpcConfig: { Subnets: [] } },
                ],
              },
            },
            { Name: "Score", Type: "Transform", Arguments: { TransformResources: onDisks } },
            {
              Name: "Again",
              Type: "Training",
              Arguments: { ResourceConfig: { ...onDisks, VolumeKmsKeyId: "alias/aws/sagemaker" }, VpcConfig: null },
            },
          ],
          ElseSteps: [{ Name: "Model", Type: "Model", Arguments: { PrimaryContainer: { Image: "i" } } }],
        },
      },
    ],
  };
  sagemaker.pipelines = sagemaker.pipelines.map((one) =>
    one === pipeline
      ? {
          ...one,
          PipelineDefinition: JSON.stringify(definition),
          PipelineDescription: `use token=${githubToken}`,
          PipelineDisplayName: slackToken,
        }
      : one,
  );
}
