import { createHash } from "node:crypto";
import type { ListServiceQuotasRequest, ListServiceQuotasResponse, ServiceQuota } from "@aws-sdk/client-service-quotas";
import * as client from "@aws-sdk/client-service-quotas";
import { AwsError } from "../aws-error.ts";
import type { Call, Operation, Service } from "../call.ts";
import { limitOf } from "../limits.ts";
import { jsonProtocol } from "../protocols/json.ts";
import { validationMessage } from "../refusals.ts";

/** The operations whose rate Service Quotas publishes. Source: Service Quotas console, Amazon SageMaker, "Rate of … requests". */
const published =
  `ListEndpoints ListEndpointConfigs ListModels ListNotebookInstances ListNotebookInstanceLifecycleConfigs
  ListStudioLifecycleConfigs ListTrainingJobs ListTransformJobs DescribeEndpoint DescribeEndpointConfig DescribeModel
  DescribeNotebookInstanceLifecycleConfig DescribeStudioLifecycleConfig DescribeTrainingJob DescribeTransformJob`.split(
    /\s+/,
  );

/** Services by their code in Service Quotas: their name there, and in usage metrics. */
const services: Readonly<Record<string, { name: string; metric: string }>> = {
  cloudtrail: { name: "AWS CloudTrail", metric: "CloudTrail" },
  ec2: { name: "Amazon Elastic Compute Cloud (Amazon EC2)", metric: "EC2" },
  iam: { name: "AWS Identity and Access Management (IAM)", metric: "IAM" },
  kms: { name: "AWS Key Management Service (AWS KMS)", metric: "KMS" },
  s3: { name: "Amazon Simple Storage Service (Amazon S3)", metric: "S3" },
  sagemaker: { name: "Amazon SageMaker", metric: "SageMaker" },
  vpc: { name: "Amazon Virtual Private Cloud (Amazon VPC)", metric: "VPC" },
};

const listServiceQuotas: Operation<ListServiceQuotasRequest, ListServiceQuotasResponse> = (input, call) => {
  const { ServiceCode = "", MaxResults = 100, NextToken, QuotaCode } = input;
  if (!Object.hasOwn(services, ServiceCode)) {
    throw new AwsError("NoSuchResourceException", `The request failed because service ${ServiceCode} does not exist.`);
  }
  const quotas = operationsOf(ServiceCode, call)
    .map((operation) => rateQuota(ServiceCode, operation, call))
    .filter((quota) => QuotaCode === undefined || quota.QuotaCode === QuotaCode);
  const page = call.page(quotas, { token: NextToken, size: MaxResults });
  return { Quotas: page.items, NextToken: page.next };
};

/** Quotas that were raised are reported too, published or not: what an account was granted, it can see. */
function operationsOf(service: string, { account }: Call): string[] {
  const raised = Object.keys(account.raisedLimits ?? {}).filter((action) => action.startsWith(`${service}:`));
  const operations = raised.map((action) => action.slice(service.length + 1)).filter((name) => /^\w+$/.test(name));
  return [...new Set(service === "sagemaker" ? [...published, ...operations] : operations)].sort();
}

function rateQuota(service: string, operation: string, { account, region }: Call): ServiceQuota {
  const code = `L-${createHash("sha256").update(`${service}:${operation}`).digest("hex").slice(0, 8).toUpperCase()}`;
  return {
    ServiceCode: service,
    ServiceName: services[service]?.name,
    QuotaArn: `arn:${account.partition}:servicequotas:${region.name}:${account.id}:${service}/${code}`,
    QuotaCode: code,
    QuotaName: `Rate of ${operation} requests`,
    Value: limitOf(`${service}:${operation}`, account.raisedLimits)?.perSecond,
    Unit: "None",
    Adjustable: false,
    GlobalQuota: false,
    UsageMetric: {
      MetricNamespace: "AWS/Usage",
      MetricName: "CallCount",
      MetricDimensions: {
        Class: "None",
        Resource: operation,
        Service: services[service]?.metric ?? service,
        Type: "API",
      },
      MetricStatisticRecommendation: "Sum",
    },
    Period: { PeriodValue: 1, PeriodUnit: "SECOND" },
    QuotaAppliedAtLevel: "ACCOUNT",
  };
}

export const serviceQuotas: Service = {
  name: "servicequotas",
  dialect: "json",
  protocol: jsonProtocol(client),
  operations: { ListServiceQuotas: listServiceQuotas },
  invalidRequest: (violations) => new AwsError("IllegalArgumentException", validationMessage(violations)),
  badToken: ["InvalidPaginationTokenException", "Invalid input was provided."],
};
