import type { Service } from "../call.ts";

/**
 * The services an account answers for, by SigV4 signing name, each loaded with its SDK client package when first called.
 * Adding a service is its file and a line here.
 */
const services: Readonly<Record<string, () => Promise<Service>>> = {
  "access-analyzer": async () => (await import("./access-analyzer.ts")).accessAnalyzer,
  athena: async () => (await import("./athena.ts")).athena,
  cloudtrail: async () => (await import("./cloudtrail.ts")).cloudtrail,
  "cognito-idp": async () => (await import("./cognito.ts")).cognito,
  config: async () => (await import("./config.ts")).config,
  ec2: async () => (await import("./ec2.ts")).ec2,
  ecr: async () => (await import("./ecr.ts")).ecr,
  elasticfilesystem: async () => (await import("./efs.ts")).efs,
  events: async () => (await import("./events.ts")).events,
  fsx: async () => (await import("./fsx.ts")).fsx,
  greengrass: async () => (await import("./greengrass.ts")).greengrass,
  guardduty: async () => (await import("./guardduty.ts")).guardduty,
  iam: async () => (await import("./iam.ts")).iam,
  inspector2: async () => (await import("./inspector2.ts")).inspector2,
  iot: async () => (await import("./iot.ts")).iot,
  kms: async () => (await import("./kms.ts")).kms,
  lambda: async () => (await import("./lambda.ts")).lambda,
  logs: async () => (await import("./logs.ts")).logs,
  macie2: async () => (await import("./macie2.ts")).macie2,
  monitoring: async () => (await import("./cloudwatch.ts")).cloudwatch,
  "network-firewall": async () => (await import("./network-firewall.ts")).networkFirewall,
  organizations: async () => (await import("./organizations.ts")).organizations,
  ram: async () => (await import("./ram.ts")).ram,
  "s3 control": async () => (await import("./s3-control.ts")).s3Control,
  s3: async () => (await import("./s3.ts")).s3,
  sagemaker: async () => (await import("./sagemaker.ts")).sagemaker,
  scheduler: async () => (await import("./scheduler.ts")).scheduler,
  secretsmanager: async () => (await import("./secrets-manager.ts")).secretsManager,
  securityhub: async () => (await import("./securityhub.ts")).securityhub,
  servicequotas: async () => (await import("./service-quotas.ts")).serviceQuotas,
  sns: async () => (await import("./sns.ts")).sns,
  sso: async () => (await import("./sso.ts")).sso,
  tagging: async () => (await import("./tagging.ts")).tagging,
  sts: async () => (await import("./sts.ts")).sts,
};

/** S3 Control signs as S3 does, and answers under a path of its own. */
export async function serviceNamed(signingName: string, path = ""): Promise<Service | undefined> {
  const name = signingName === "s3" && path.startsWith("/v20180820/") ? "s3 control" : signingName;
  return Object.hasOwn(services, name) ? services[name]?.() : undefined;
}
