import type { Random } from "#lib/simulator/accounts/build/random.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";

export interface Read {
  action: string;
  request?: object;
}

/** Which list, and the request parameter that names one of it. */
const kinds = [
  { list: "notebookInstances", describe: "DescribeNotebookInstance", name: "NotebookInstanceName" },
  { list: "domains", describe: "DescribeDomain", name: "DomainId" },
  { list: "trainingJobs", describe: "DescribeTrainingJob", name: "TrainingJobName" },
  { list: "processingJobs", describe: "DescribeProcessingJob", name: "ProcessingJobName" },
  { list: "transformJobs", describe: "DescribeTransformJob", name: "TransformJobName" },
  { list: "tuningJobs", describe: "DescribeHyperParameterTuningJob", name: "HyperParameterTuningJobName" },
  { list: "models", describe: "DescribeModel", name: "ModelName" },
  { list: "endpointConfigs", describe: "DescribeEndpointConfig", name: "EndpointConfigName" },
  { list: "endpoints", describe: "DescribeEndpoint", name: "EndpointName" },
] as const;

/** A look at something that exists at that time. */
export function lookAt(site: Site, at: Date, random: Random): Read {
  const { list, describe, name } = random.pick(kinds);
  const one = existing<Created>(site.content.sagemaker[list], at, random) as Record<string, unknown> | undefined;
  return one
    ? { action: `sagemaker:${describe}`, request: { [name]: one[name] } }
    : { action: "sagemaker:ListDomains" };
}

/** The tags of something that exists at that time. */
export function lookAtTags(site: Site, at: Date, random: Random): Read {
  const { notebookInstances, endpoints } = site.content.sagemaker;
  const ResourceArn = random.chance(0.5)
    ? existing(notebookInstances, at, random)?.NotebookInstanceArn
    : existing(endpoints, at, random)?.EndpointArn;
  return ResourceArn
    ? { action: "sagemaker:ListTags", request: { ResourceArn } }
    : { action: "sagemaker:ListEndpoints" };
}

interface Created {
  CreationTime?: Date | undefined;
}

/** One of these that existed at that time; a few draws, for there may be very many. */
export function existing<R extends Created>(things: readonly R[], at: Date, random: Random): R | undefined {
  for (let draw = 0; draw < 8 && things.length > 0; draw++) {
    const one = random.pick(things);
    if (one.CreationTime && one.CreationTime <= at) return one;
  }
  return undefined;
}

const listings: readonly Read[] = [
  { action: "sagemaker:ListNotebookInstances", request: { MaxResults: 100 } },
  {
    action: "sagemaker:ListTrainingJobs",
    request: { MaxResults: 100, SortBy: "CreationTime", SortOrder: "Descending" },
  },
  { action: "sagemaker:ListProcessingJobs", request: { MaxResults: 100 } },
  { action: "sagemaker:ListTransformJobs", request: { StatusEquals: "Failed" } },
  { action: "sagemaker:ListEndpoints", request: { StatusEquals: "InService" } },
  { action: "sagemaker:ListModels" },
  { action: "sagemaker:ListDomains" },
  { action: "sagemaker:Search", request: { Resource: "TrainingJob", MaxResults: 50 } },
];

export function list(random: Random): Read {
  return random.pick(listings);
}
