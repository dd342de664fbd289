import type { SimulatedAccount } from "#lib/simulator/account.ts";
import { hasLocalStorage } from "#lib/simulator/local-storage.ts";

interface Cluster {
  InstanceType?: string | undefined;
  InstanceGroups?: readonly Cluster[] | undefined;
  InstanceConfigs?: readonly Cluster[] | undefined;
  VolumeKmsKeyId?: string | undefined;
}

/** Jobs that AWS would not have started: a volume key for machines without EBS volumes, or an alias where none is taken. */
export function refusedVolumeKeys(account: SimulatedAccount): string[] {
  return account.regions.flatMap(({ sagemaker }) => [
    ...sagemaker.trainingJobs.flatMap((job) => wrong(job.TrainingJobName, job.ResourceConfig, false)),
    ...sagemaker.processingJobs.flatMap((job) =>
      wrong(job.ProcessingJobName, job.ProcessingResources?.ClusterConfig, true),
    ),
    ...sagemaker.transformJobs.flatMap((job) => wrong(job.TransformJobName, job.TransformResources, true)),
    ...sagemaker.tuningJobs.flatMap((job) =>
      [job.TrainingJobDefinition, ...(job.TrainingJobDefinitions ?? [])].flatMap((definition) => [
        ...wrong(job.HyperParameterTuningJobName, definition?.ResourceConfig, false),
        ...wrong(job.HyperParameterTuningJobName, definition?.HyperParameterTuningResourceConfig, false),
      ]),
    ),
  ]);
}

/** Types of every machine of every job, tuning jobs by their children. */
export function jobInstanceTypes(account: SimulatedAccount): string[] {
  return account.regions.flatMap(({ sagemaker }) => [
    ...sagemaker.trainingJobs.flatMap((job) => typesOf(job.ResourceConfig)),
    ...sagemaker.processingJobs.flatMap((job) => typesOf(job.ProcessingResources?.ClusterConfig)),
    ...sagemaker.transformJobs.flatMap((job) => typesOf(job.TransformResources)),
  ]);
}

function wrong(job: string | undefined, cluster: Cluster | undefined, takesAlias: boolean): string[] {
  const key = cluster?.VolumeKmsKeyId;
  if (!key) return [];
  const local = typesOf(cluster).filter(hasLocalStorage);
  return [
    ...local.map((type) => `${job}: ${type} with a volume key`),
    ...(!takesAlias && /(^|:)alias\//.test(key) ? [`${job}: ${key} is an alias`] : []),
  ];
}

function typesOf(cluster: Cluster | undefined): string[] {
  const { InstanceType, InstanceGroups = [], InstanceConfigs = [] } = cluster ?? {};
  return [...(InstanceType ? [InstanceType] : []), ...[...InstanceGroups, ...InstanceConfigs].flatMap(typesOf)];
}
