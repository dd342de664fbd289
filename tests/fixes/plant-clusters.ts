import { fakeSecrets } from "#lib/simulator/accounts/demo/fake-secrets.ts";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";

const { githubToken, databasePassword } = fakeSecrets;

/** Secrets where a cluster and its nodes say where their scripts are. */
export function plantClusters(sagemaker: SimulatedSageMaker): void {
  const [first, ...others] = sagemaker.clusters;
  if (!first) throw new Error("The demo account has no cluster to plant this in.");
  const LifeCycleConfig = {
    SourceS3Uri: `s3://nwa-search-us-east-1/${githubToken}/`,
    OnCreate: `on_create.sh --password=${databasePassword}`,
  };
  const InstanceGroups = first.InstanceGroups?.map((group) => ({ ...group, LifeCycleConfig }));
  sagemaker.clusters = [{ ...first, InstanceGroups }, ...others];
  sagemaker.clusterNodes = sagemaker.clusterNodes.map((node) =>
    node.ClusterName === first.ClusterName ? { ...node, LifeCycleConfig } : node,
  );
}
