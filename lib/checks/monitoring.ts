import { z } from "zod";
import { effectiveInstanceCount } from "#lib/analysis/jobs/instance-count.ts";
import { type MonitoringJob, type MonitoringKind, monitoringJobOf } from "#lib/analysis/monitoring/job.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { isoNetwork, keyCustody, keysAtRest, trafficBetweenInstances } from "./controls/groups.ts";
import { type Check, type ContextOf, defineCheck, type OptionsSchema } from "./define.ts";
import { keyIsCustomerManaged } from "./key-is-customer-managed.ts";
import { keyIsNamed, volumeKeyIsNamed } from "./key-is-named.ts";
import { restoreKey } from "./remedies/kms-key.ts";
import { changeMonitoring, type MonitoringSetting } from "./remedies/monitoring.ts";
import { trafficIsEncrypted } from "./traffic-between-instances.ts";
import { fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";
import { vpcIsGiven } from "./vpc-is-set.ts";

/*
 * What is asked alike of the four kinds of monitoring job definitions and of schedules that hold one inline. A schedule that names
 * a definition is not judged for it: the definition is.
 */

const nouns: Record<MonitoringKind, string> = {
  "data-quality-job-definition": "Data quality job",
  "model-bias-job-definition": "Model bias job",
  "model-explainability-job-definition": "Model explainability job",
  "model-quality-job-definition": "Model quality job",
  "monitoring-schedule": "Job of the monitoring schedule",
};

const createOperations: Record<MonitoringKind, string> = {
  "data-quality-job-definition": "CreateDataQualityJobDefinition",
  "model-bias-job-definition": "CreateModelBiasJobDefinition",
  "model-explainability-job-definition": "CreateModelExplainabilityJobDefinition",
  "model-quality-job-definition": "CreateModelQualityJobDefinition",
  "monitoring-schedule": "CreateMonitoringSchedule",
};

type Controls = readonly `${string}:${string}`[];

interface Question<K extends MonitoringKind, Options extends OptionsSchema>
  extends Pick<
    Check<K, never, Options>,
    "severity" | "category" | "question" | "rationale" | "needs" | "controls" | "options"
  > {
  kind: K;
  name: string;
  title: (noun: string) => string;
  failTitle: (noun: string) => string;
  guide: Check["references"][number];
  judge(job: MonitoringJob, context: ContextOf<Options>): Verdict;
  setting: MonitoringSetting;
  /** The key that may only have to be brought back. */
  keyOf?(job: MonitoringJob): string | undefined;
}

function asked<K extends MonitoringKind, Options extends OptionsSchema = never>(
  question: Question<K, Options>,
): Check<K, never, Options> {
  const { kind, name, title, failTitle, guide, judge, setting, keyOf, ...rest } = question;
  // Every resource is an object of AWS's fields.
  const jobOf = (resource: ResourceOf<K>) => monitoringJobOf(kind, resource as object);
  return defineCheck<K, never, Options>({
    ...rest,
    id: `${kind}/${name}`,
    kind,
    title: title(nouns[kind]),
    failTitle: failTitle(nouns[kind]),
    references: [`https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${createOperations[kind]}.html`, guide],
    evaluate(resource, context) {
      const lookup = jobOf(resource);
      if (lookup.state === "unknown") return unknown(lookup.reason);
      if (lookup.state === "job") return judge(lookup.job, context);
      return notApplicable(`It runs the definition ${lookup.definition}, which is judged itself.`);
    },
    fix(resource, context) {
      const lookup = jobOf(resource);
      const key = lookup.state === "job" ? keyOf?.(lookup.job) : undefined;
      return restoreKey(key ?? "", context) ?? changeMonitoring(kind, context, setting);
    },
  });
}

export function isIsolated<K extends MonitoringKind>(kind: K, ...controls: Controls): Check<K, never, never> {
  return asked({
    kind,
    name: "network-isolation",
    title: (noun) => `${noun} runs in network isolation`,
    failTitle: (noun) => `${noun}'s container can make network calls`,
    severity: "medium",
    category: "network",
    question: "monitoring/network-isolation",
    rationale:
      "Monitoring reads what customers sent to the endpoint and what it answered, run after run: a container with a network can send that anywhere, and use the credentials of its role.",
    needs: [],
    controls: [...controls, "nist-800-53-r5:SC-7(10)", "iso-27001-2022:A.8.22"],
    guide: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    judge({ network: { path, config } }) {
      const observed = config?.EnableNetworkIsolation ?? null;
      const evidence = { path: `${path}.EnableNetworkIsolation`, observed, expected: "true" };
      return observed === true ? pass(evidence) : fail(evidence);
    },
    setting: "isolation",
  });
}

export function isInVpc<K extends MonitoringKind>(kind: K, ...controls: Controls): Check<K, never, never> {
  return asked({
    kind,
    name: "in-vpc",
    title: (noun) => `${noun} reaches its data through your VPC`,
    failTitle: (noun) => `${noun} reaches its data outside your VPC`,
    severity: "medium",
    category: "network",
    question: "monitoring/in-vpc",
    rationale:
      "Without a VPC the captured requests travel through SageMaker's own network, where no security group, endpoint policy or flow log of yours can stop or show data going out.",
    needs: [],
    controls: [...controls, "cis-controls-8.1:12.2", ...isoNetwork],
    guide: "https://docs.aws.amazon.com/sagemaker/latest/dg/process-vpc.html",
    judge: ({ network: { path, config } }) => vpcIsGiven(config?.VpcConfig, `${path}.VpcConfig`),
    setting: "vpc",
  });
}

/** Security Hub asks for the flag on any number of instances where AWS Config, whose rules it runs, asks from two on. */
const asSecurityHub = z.strictObject({
  strict: z
    .boolean()
    .default(false)
    .describe("true to fail jobs of a single instance as well, as the text of Security Hub does for all but bias jobs"),
});

export function encryptsTraffic<K extends MonitoringKind>(
  kind: K,
  ...controls: Controls
): Check<K, never, typeof asSecurityHub> {
  return asked({
    kind,
    name: "encrypts-traffic-between-instances",
    title: (noun) => `${noun} encrypts the traffic between its instances`,
    failTitle: (noun) => `${noun} lets its instances talk in the clear`,
    severity: "medium",
    category: "encryption-in-transit",
    question: "monitoring/encrypts-traffic-between-instances",
    rationale:
      "A job of several instances hands captured requests from one to the other; whoever gets onto that network can read them.",
    needs: [],
    controls: [...controls, ...trafficBetweenInstances],
    options: asSecurityHub,
    guide: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
    judge({ network, cluster }, { options: { strict } }) {
      const flag = network.config?.EnableInterContainerTrafficEncryption;
      const path = `${network.path}.EnableInterContainerTrafficEncryption`;
      const instances = effectiveInstanceCount(cluster.config, cluster.path);
      const verdict = trafficIsEncrypted(flag, path, instances);
      if (!strict || verdict.status !== "not-applicable") return verdict;
      return fail({ path, observed: flag ?? null, expected: "true, on a single instance as well" });
    },
    setting: "traffic",
  });
}

export function volumeHasKey<K extends MonitoringKind>(kind: K, ...controls: Controls): Check<K, never, never> {
  return asked({
    kind,
    name: "volume-has-kms-key",
    title: (noun) => `${noun} names a KMS key for its volumes`,
    failTitle: (noun) => `${noun} names no KMS key for its volumes`,
    severity: "medium",
    category: "encryption-at-rest",
    question: "monitoring/volume-has-kms-key",
    rationale:
      "The volumes hold captured requests while they are compared; with no key named they get one of the system, which nobody can see, limit or disable.",
    needs: [],
    controls: [...controls, ...keysAtRest],
    guide: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringClusterConfig.html",
    judge: ({ cluster: { path, config } }) => volumeKeyIsNamed(config, path),
    setting: "volumeKey",
  });
}

export function volumeKeyIsCustomers<K extends MonitoringKind>(kind: K, ...controls: Controls): Check<K, never, never> {
  return asked({
    kind,
    name: "volume-key-is-customer-managed",
    title: (noun) => `${noun}'s key for its volumes is customer managed and enabled`,
    failTitle: (noun) => `${noun}'s key for its volumes is AWS managed or not usable`,
    severity: "medium",
    category: "encryption-at-rest",
    question: "monitoring/volume-key-is-customer-managed",
    rationale:
      "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no further run starts, and nobody watches the model.",
    needs: ["kms-key"],
    controls: [...controls, "checklist:KMS-04", ...keyCustody],
    guide: "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
    judge: ({ cluster: { path, config } }, context) =>
      keyIsCustomerManaged(config?.VolumeKmsKeyId, `${path}.VolumeKmsKeyId`, context),
    setting: "volumeKey",
    keyOf: ({ cluster }) => cluster.config?.VolumeKmsKeyId,
  });
}

export function outputHasKey<K extends MonitoringKind>(kind: K, ...controls: Controls): Check<K, never, never> {
  return asked({
    kind,
    name: "output-has-kms-key",
    title: (noun) => `${noun} names a KMS key for its reports`,
    failTitle: (noun) => `${noun} names no KMS key for its reports`,
    severity: "medium",
    category: "encryption-at-rest",
    question: "monitoring/output-has-kms-key",
    rationale:
      "Reports tell what customers send, field by field, and where the model is weak: with no key named, the bucket's default decides who can read them.",
    needs: [],
    controls: [...controls, ...keysAtRest],
    guide: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringOutputConfig.html",
    judge: ({ output: { path, config } }) =>
      config ? keyIsNamed(config.KmsKeyId, `${path}.KmsKeyId`) : unknown(`AWS returned no ${path}.`),
    setting: "outputKey",
  });
}

export function outputKeyIsCustomers<K extends MonitoringKind>(kind: K, ...controls: Controls): Check<K, never, never> {
  return asked({
    kind,
    name: "output-key-is-customer-managed",
    title: (noun) => `${noun}'s key for its reports is customer managed and enabled`,
    failTitle: (noun) => `${noun}'s key for its reports is AWS managed or not usable`,
    severity: "medium",
    category: "encryption-at-rest",
    question: "monitoring/output-key-is-customer-managed",
    rationale:
      "Only a key of your own has a policy you can tighten and revoke; with one that is disabled or about to be deleted no report is written, and the old ones cannot be read.",
    needs: ["kms-key"],
    controls: [...controls, "checklist:KMS-04", ...keyCustody],
    guide: "https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html",
    judge: ({ output: { path, config } }, context) =>
      config ? keyIsCustomerManaged(config.KmsKeyId, `${path}.KmsKeyId`, context) : unknown(`AWS returned no ${path}.`),
    setting: "outputKey",
    keyOf: ({ output }) => output.config?.KmsKeyId,
  });
}
