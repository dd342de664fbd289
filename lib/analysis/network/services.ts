import type { Workload } from "./places.ts";
import type { NetworkUser } from "./users.ts";

/**
 * A service reachable over a VPC endpoint, by the region-free part of its name: `sagemaker.api`, `s3`; SageMaker's
 * browser-facing ones keep their prefix, `aws.sagemaker.studio`.
 */
export type Service = string;

/**
 * What each workload cannot do without in a VPC that has no way out. Sources: SageMaker developer guide, "Connect a
 * notebook instance in a VPC to external resources", "Connect Studio in a VPC to external resources", "Give SageMaker
 * training jobs access to resources in your VPC".
 */
const needs: Record<Workload, readonly Service[]> = {
  notebook: ["sagemaker.api", "sagemaker.runtime", "s3"],
  studio: ["sagemaker.api", "sagemaker.runtime", "aws.sagemaker.studio", "s3"],
  container: ["s3"],
  "self-connected": [],
};

/** The services that these workloads need, each with the workloads that need it. */
export function servicesNeeded(users: readonly NetworkUser[]): Map<Service, NetworkUser[]> {
  const needed = new Map<Service, NetworkUser[]>();
  for (const user of users) {
    for (const service of user.workload ? needs[user.workload] : [])
      needed.set(service, [...(needed.get(service) ?? []), user]);
  }
  return needed;
}

/**
 * The service of an endpoint by its full name, whatever the partition writes before the region. Undefined for other
 * vendors' services and for endpoints to another region. Source: PrivateLink guide, "AWS services that integrate".
 */
export function serviceOf(serviceName: string | undefined, region: string): Service | undefined {
  const [prefix, service, ...rest] = (serviceName ?? "").split(`.${region}.`);
  if (!prefix || !service || rest.length > 0) return undefined;
  if (prefix === "aws.sagemaker") return `aws.sagemaker.${service}`;
  return /^((\w+\.)*amazonaws|gov\.ic\.c2s|gov\.sgov\.sc2s|uk\.adc-e\.cloud|gov\.ic\.hci\.csp)$/.test(prefix)
    ? service
    : undefined;
}

export function isSageMakerService(service: Service): boolean {
  return /^(aws\.)?sagemaker[.-]/.test(service);
}

const takingPolicies = [
  ...["sagemaker.api", "sagemaker.api-fips", "sagemaker.runtime", "sagemaker.featurestore-runtime"],
  ...["studio", "notebook", "experiments", "mlflow"].map((name) => `aws.sagemaker.${name}`),
];

/**
 * Whether endpoints to a service obey their policy. Undefined where only `ec2:DescribeVpcEndpointServices` can say,
 * which is not read. Sources: SageMaker developer guide, "Connect to SageMaker AI within your VPC" and the interface
 * endpoint pages of Studio, notebooks and MLflow; PrivateLink guide, "AWS services that integrate".
 */
export function takesPolicy(service: Service): boolean | undefined {
  if (service === "sagemaker.runtime-fips") return false;
  return isSageMakerService(service) && !takingPolicies.includes(service) ? undefined : true;
}

/** The IAM prefix of the actions that go through a service's endpoint. */
export function actionPrefix(service: Service): string {
  if (service.startsWith("aws.sagemaker.")) return "sagemaker";
  const [first = ""] = service.split(".");
  return first.replace(/-fips$/, "");
}
