import type { Service } from "../call.ts";

/**
 * The services an account answers for, by SigV4 signing name, each loaded with its SDK client package when first called.
 * Adding a service is its file and a line here.
 */
const services: Readonly<Record<string, () => Promise<Service>>> = {
  "access-analyzer": async () => (await import("./access-analyzer.ts")).accessAnalyzer,
  cloudtrail: async () => (await import("./cloudtrail.ts")).cloudtrail,
  ecr: async () => (await import("./ecr.ts")).ecr,
  ec2: async () => (await import("./ec2.ts")).ec2,
  iam: async () => (await import("./iam.ts")).iam,
  kms: async () => (await import("./kms.ts")).kms,
  organizations: async () => (await import("./organizations.ts")).organizations,
  ram: async () => (await import("./ram.ts")).ram,
  s3: async () => (await import("./s3.ts")).s3,
  "s3 control": async () => (await import("./s3-control.ts")).s3Control,
  sagemaker: async () => (await import("./sagemaker.ts")).sagemaker,
  servicequotas: async () => (await import("./service-quotas.ts")).serviceQuotas,
  sso: async () => (await import("./sso.ts")).sso,
  sts: async () => (await import("./sts.ts")).sts,
};

/** S3 Control signs as S3 does, and answers under a path of its own. */
export async function serviceNamed(signingName: string, path = ""): Promise<Service | undefined> {
  const name = signingName === "s3" && path.startsWith("/v20180820/") ? "s3 control" : signingName;
  return Object.hasOwn(services, name) ? services[name]?.() : undefined;
}
