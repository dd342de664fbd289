import { type DefinitionKind, type MonitoringKind, monitoringTypes } from "#lib/analysis/monitoring/job.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { changeSetting } from "./change-setting.ts";
import { jq, reshaped, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { sagemaker } from "./endpoint-moves.ts";
import { type Fields, merged } from "./fields.ts";
import { attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

export type MonitoringSetting = "isolation" | "vpc" | "traffic" | "volumeKey" | "outputKey";

interface Change {
  summary: string;
  network?: Fields;
  cluster?: Fields;
  output?: Fields;
  guardrail: Guardrail;
}

const createDefinition = Object.values(monitoringTypes).map((type) => `sagemaker:Create${type}JobDefinition`);

/** A schedule that names a definition says nothing of these, so only the making of definitions can be denied by them. */
function deny(Sid: string, Condition: Guardrail["Condition"]): Guardrail {
  return { Sid, Effect: "Deny", Action: createDefinition, Resource: "*", Condition };
}

const changes: Record<MonitoringSetting, Change> = {
  isolation: {
    summary:
      "Turn network isolation on. SageMaker still brings the data in and the reports out; what the container calls itself stops working.",
    network: { EnableNetworkIsolation: true },
    guardrail: deny("DenyMonitoringWithoutNetworkIsolation", {
      BoolIfExists: { "sagemaker:NetworkIsolation": "false" },
    }),
  },
  vpc: {
    summary: "Run the jobs in subnets of your own that have an S3 endpoint and no open way out.",
    network: { VpcConfig: { Subnets: ["SUBNET_ID"], SecurityGroupIds: ["SECURITY_GROUP_ID"] } },
    guardrail: deny("DenyMonitoringOutsideVpc", { Null: { "sagemaker:VpcSubnets": "true" } }),
  },
  traffic: {
    summary:
      "Turn on encryption between the instances. Runs may take longer, and the security group must let its members exchange UDP 500 and IP protocol 50.",
    network: { EnableInterContainerTrafficEncryption: true },
    guardrail: deny("DenyMonitoringWithPlainTrafficBetweenInstances", {
      BoolIfExists: { "sagemaker:InterContainerTrafficEncryption": "false" },
    }),
  },
  volumeKey: {
    summary: "Name a customer managed KMS key for the volumes, and let the role of the jobs use it.",
    cluster: { VolumeKmsKeyId: "KMS_KEY_ARN" },
    guardrail: deny("DenyMonitoringVolumesWithoutKmsKey", { Null: { "sagemaker:VolumeKmsKeyArn": "true" } }),
  },
  outputKey: {
    summary:
      "Name a customer managed KMS key for the reports, and let the role of the jobs and their readers use it. Reports that are there stay as they are.",
    output: { KmsKeyId: "KMS_KEY_ARN" },
    guardrail: deny("DenyMonitoringReportsWithoutKmsKey", { Null: { "sagemaker:OutputKmsKeyArn": "true" } }),
  },
};

/** Another setting for the jobs of a definition, which must be made anew for it, or of a schedule, which can be changed. */
export function changeMonitoring(kind: MonitoringKind, context: CheckContext, setting: MonitoringSetting): Fix {
  const write = (all: readonly Change[]) =>
    kind === "monitoring-schedule" ? changeSchedule(context, all) : replaceDefinition(kind, context, all);
  return combinable("monitoring", write, changes[setting]);
}

/** As the SageMaker Python SDK does it: another definition, and the schedules point at that. */
function replaceDefinition(kind: DefinitionKind, context: CheckContext, all: readonly Change[]): Fix {
  const { identity, inventory } = context;
  const { name: old, region } = identity;
  const name = successorIn(context, kind, old);
  const set = fieldsOf(all, "JobResources", `${monitoringTypes[kind]}JobOutputConfig`);
  const schedules = inventory
    .all("monitoring-schedule", region)
    .filter(({ resource }) => resource.MonitoringScheduleConfig?.MonitoringJobDefinitionName === old);
  const moved = schedules.length > 0 ? "moves the schedules to it" : "leaves it to the next schedule";
  return written({
    mutability: "replace",
    summary: `${summaryOf(all)} A definition cannot be changed: this creates a copy with the change (jq is needed, tags are not copied), ${moved} and deletes the old one, which job-definition.json holds but for the change.`,
    steps: () => [
      reshaped(
        sagemaker(`describe-${kind}`, { "job-definition-name": old, region }),
        jq("del(.JobDefinitionArn, .CreationTime) | .JobDefinitionName = $name | . * $set", { name, set }),
        "job-definition.json",
      ),
      sagemaker(`create-${kind}`, { "cli-input-json": { contentsOf: "job-definition.json" }, region }),
      ...schedules.flatMap((one) =>
        update(one.identity.name, region, ".MonitoringJobDefinitionName = $definition", { definition: name }),
      ),
      sagemaker(`delete-${kind}`, { "job-definition-name": old, region }),
    ],
    terraform: terraformOf(kind, old, { name, ...attributesOf(set) }),
    cloudformation: cloudFormationOf(kind, { JobDefinitionName: name, ...set }),
    ...consoleLink(identity),
    guardrail: guardrailsOf(all),
  });
}

function changeSchedule({ identity }: CheckContext, all: readonly Change[]): Fix {
  const { name, region } = identity;
  const set = fieldsOf(all, "MonitoringResources", "MonitoringOutputConfig");
  return written({
    mutability: "in-place",
    summary: `${summaryOf(all)} From the next run on (jq is needed).`,
    steps: () => update(name, region, ".MonitoringJobDefinition |= . * $set", { set }),
    // Terraform's provider knows schedules that name a definition, and no others.
    cloudformation: cloudFormationOf("monitoring-schedule", {
      MonitoringScheduleName: name,
      MonitoringScheduleConfig: { MonitoringJobDefinition: set },
    }),
    ...consoleLink(identity),
  });
}

function fieldsOf(all: readonly Change[], resources: string, outputConfig: string): Fields {
  return merged(
    all.map(({ network, cluster, output }) => ({
      ...(network && { NetworkConfig: network }),
      ...(cluster && { [resources]: { ClusterConfig: cluster } }),
      ...(output && { [outputConfig]: output }),
    })),
  );
}

/** An update takes the whole of the configuration. */
function update(name: string, region: string, edit: string, args: Readonly<Record<string, string | Fields>>): Step[] {
  return [
    reshaped(
      sagemaker("describe-monitoring-schedule", { "monitoring-schedule-name": name, region }),
      jq(`{MonitoringScheduleName, MonitoringScheduleConfig: (.MonitoringScheduleConfig | ${edit})}`, args),
      "schedule.json",
    ),
    sagemaker("update-monitoring-schedule", { "cli-input-json": { contentsOf: "schedule.json" }, region }),
  ];
}

export function startSchedule(context: CheckContext): Fix {
  const { name, region } = context.identity;
  return changeSetting(context, {
    summary: `Find out who stopped ${name} and why, and start it again; where its runs failed, mend that first. A schedule that nobody needs is deleted.`,
    commands: [sagemaker("start-monitoring-schedule", { "monitoring-schedule-name": name, region })],
  });
}

/** What makes runs fail is in the data, the image or the role: no command is right for all. */
export function mendRuns({ identity }: CheckContext): Fix {
  return written({
    mutability: "in-place",
    summary: `Read the reason and the logs of the last run of ${identity.name}: where no captured data was found, see whether the endpoint still captures, how much of it, and into whose bucket; else mend the role, the image or the baseline that it names.`,
    steps: () => [],
    ...consoleLink(identity),
  });
}

/** A schedule needs a baseline of the data that the model was trained on, which only people have. */
export function monitorEndpoint({ identity }: CheckContext, wanted: readonly string[]): Fix {
  return written({
    mutability: "in-place",
    summary: `Capture requests of ${identity.name}, make a baseline from what its model was trained on, and schedule monitoring of ${wanted.join(" and ")}. AWS takes no new customers for Model Monitor since 30 July 2026: without it, compare the captured requests in a job of your own, and switch this check off.`,
    steps: () => [],
    ...consoleLink(identity),
  });
}
