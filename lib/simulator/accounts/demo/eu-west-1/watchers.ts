import { configRecorder, configRule } from "#lib/simulator/accounts/build/config.ts";
import type { Site } from "#lib/simulator/accounts/build/site.ts";
import { guardDuty, inspector, macie, securityHub } from "#lib/simulator/accounts/build/watchers.ts";
import type { EuropeNetworks } from "./foundations.ts";

/** The region of the credit-risk team: whatever AWS has to watch over models is on. */
export function europeWatchers(site: Site, { keys }: EuropeNetworks): void {
  const kmsKey = keys.creditRisk.Arn;
  guardDuty(site, {
    daysAgo: 700,
    plans: [
      "S3_DATA_EVENTS",
      "EKS_AUDIT_LOGS",
      "EBS_MALWARE_PROTECTION",
      "LAMBDA_NETWORK_LOGS",
      "RUNTIME_MONITORING",
      "AI_PROTECTION",
    ],
  });
  securityHub(site, {
    daysAgo: 700,
    standards: ["aws-foundational-security-best-practices/v/1.0.0", "ai-security-best-practices/v/1.0.0"],
    v2: true,
  });
  macie(site, { daysAgo: 640, discovers: true });
  inspector(site, ["ec2", "ecr", "lambda", "lambdaCode"]);
  configRecorder(site, {
    daysAgo: 700,
    bucket: "nwa-config",
    kmsKey,
    records: {
      allSupported: true,
      includeGlobalResourceTypes: true,
      recordingStrategy: { useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" },
    },
  });
  configRule(site, {
    name: "sagemaker-endpoint-config-kms-key",
    identifier: "SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
    description: "Endpoint configurations name the team's key.",
    parameters: { kmsKeyArns: kmsKey },
  });
  configRule(site, {
    name: "sagemaker-model-isolation-enabled",
    identifier: "SAGEMAKER_MODEL_ISOLATION_ENABLED",
    description: "Models have no network.",
    scope: { ComplianceResourceTypes: ["AWS::SageMaker::Model"] },
  });
}
