import type { Service } from "../call.ts";

/**
 * The services an account answers for, by SigV4 signing name, each loaded with its SDK client package when first called.
 * Adding a service is its file and a line here.
 */
const services: Readonly<Record<string, () => Promise<Service>>> = {
  cloudtrail: async () => (await import("./cloudtrail.ts")).cloudtrail,
  ecr: async () => (await import("./ecr.ts")).ecr,
  ec2: async () => (await import("./ec2.ts")).ec2,
  iam: async () => (await import("./iam.ts")).iam,
  kms: async () => (await import("./kms.ts")).kms,
  organizations: async () => (await import("./organizations.ts")).organizations,
  s3: async () => (await import("./s3.ts")).s3,
  sagemaker: async () => (await import("./sagemaker.ts")).sagemaker,
  servicequotas: async () => (await import("./service-quotas.ts")).serviceQuotas,
  sts: async () => (await import("./sts.ts")).sts,
  config: async () => (await import("./config.ts")).config,
  guardduty: async () => (await import("./guardduty.ts")).guardduty,
  inspector2: async () => (await import("./inspector2.ts")).inspector2,
  macie2: async () => (await import("./macie2.ts")).macie2,
  securityhub: async () => (await import("./securityhub.ts")).securityhub,
  events: async () => (await import("./events.ts")).events,
  logs: async () => (await import("./logs.ts")).logs,
  monitoring: async () => (await import("./cloudwatch.ts")).cloudwatch,
};

export async function serviceNamed(signingName: string): Promise<Service | undefined> {
  return Object.hasOwn(services, signingName) ? services[signingName]?.() : undefined;
}
