import type { Service } from "../call.ts";

/**
 * The services an account answers for, by SigV4 signing name, each loaded with its SDK client package when first called.
 * Adding a service is its file and a line here.
 */
const services: Readonly<Record<string, () => Promise<Service>>> = {
  cloudtrail: async () => (await import("./cloudtrail.ts")).cloudtrail,
  "cognito-idp": async () => (await import("./cognito.ts")).cognito,
  ecr: async () => (await import("./ecr.ts")).ecr,
  ec2: async () => (await import("./ec2.ts")).ec2,
  greengrass: async () => (await import("./greengrass.ts")).greengrass,
  elasticfilesystem: async () => (await import("./efs.ts")).efs,
  fsx: async () => (await import("./fsx.ts")).fsx,
  iam: async () => (await import("./iam.ts")).iam,
  iot: async () => (await import("./iot.ts")).iot,
  kms: async () => (await import("./kms.ts")).kms,
  "network-firewall": async () => (await import("./network-firewall.ts")).networkFirewall,
  lambda: async () => (await import("./lambda.ts")).lambda,
  logs: async () => (await import("./logs.ts")).logs,
  organizations: async () => (await import("./organizations.ts")).organizations,
  s3: async () => (await import("./s3.ts")).s3,
  sagemaker: async () => (await import("./sagemaker.ts")).sagemaker,
  secretsmanager: async () => (await import("./secrets-manager.ts")).secretsManager,
  servicequotas: async () => (await import("./service-quotas.ts")).serviceQuotas,
  sns: async () => (await import("./sns.ts")).sns,
  sts: async () => (await import("./sts.ts")).sts,
};

export async function serviceNamed(signingName: string): Promise<Service | undefined> {
  return Object.hasOwn(services, signingName) ? services[signingName]?.() : undefined;
}
