import { currentPlatform, platformSupport, runsCurrentPlatform } from "#lib/analysis/lifecycle/notebook-platforms.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import { awsCli, type Fix, type Guardrail } from "../fixes.ts";
import { sayChoices } from "./choices.ts";
import { consoleLink } from "./console-link.ts";
import { type Attributes, cloudFormation, terraform } from "./snippets.ts";
import { successorName } from "./successor-name.ts";

type Notebook = ResourceOf<"notebook-instance">;
type Options = Record<string, string | number | undefined>;

interface Change {
  summary: string;
  /** What differs from the notebook as it is, as options of the CLI, Terraform arguments and CloudFormation properties. */
  cli: Options;
  terraform: Attributes;
  cloudFormation: object;
  guardrail?: Guardrail;
}

/**
 * For what UpdateNotebookInstance can change: root access, IMDS, platform. A stopped notebook is left stopped. One whose
 * platform has ended could not be started again: it moves to the current platform too, or a new one takes its place.
 */
export function updateNotebook(notebook: Notebook, context: CheckContext, change: Change): Fix {
  const { name, region } = context.identity;
  const { PlatformIdentifier: platform = "" } = notebook;
  const support = platformSupport(platform, context.now);
  const ended = support?.supported === false;
  if (ended && !support.upgradesInPlace) {
    const summary = `${change.summary} AWS cannot start ${platform} again nor move it to another platform: create a new notebook, move the work over, then delete the old one.`;
    return recreateNotebook(notebook, context, { ...change, summary });
  }
  const moves = ended && change.cli["platform-identifier"] === undefined;
  const upgrade = moves ? platformOptions(notebook) : {};
  const why = `Notebooks on ${platform} cannot be started again, so it moves to ${currentPlatform} at the same time.`;
  // Good settings are stated again, so that the update also passes guardrails that demand them in every call.
  const keep = { "root-access": ifEqual(notebook.RootAccess, "Disabled"), ...imdsOption(imdsVersionOf(notebook)) };
  const target = { "notebook-instance-name": name, region };
  const running = isRunning(notebook);
  const steps = [
    ...(running ? [sagemaker("stop-notebook-instance", target), wait("stopped", target)] : []),
    sagemaker("update-notebook-instance", { ...target, ...keep, ...upgrade, ...change.cli }),
    ...(running ? [wait("stopped", target), sagemaker("start-notebook-instance", target)] : []),
  ];
  const summary = [change.summary, "The notebook is stopped meanwhile.", ...(moves ? [why] : [])].join(" ");
  const platformArgument = moves && { platform_identifier: currentPlatform };
  return fix(
    "stop-update-start",
    context,
    { ...change, summary, terraform: { ...platformArgument, ...change.terraform } },
    steps,
  );
}

/** For what is fixed at creation: internet access, subnet, key. A new notebook with the old one's values takes over. */
function recreateNotebook(notebook: Notebook, context: CheckContext, change: Change): Fix {
  const { name, region } = context.identity;
  const successor = { "notebook-instance-name": successorName(name), region };
  const old = { "notebook-instance-name": name, region };
  const create = {
    "notebook-instance-name": successorName(name),
    "instance-type": typeFor(notebook),
    "role-arn": notebook.RoleArn ?? "ROLE_ARN",
    ...subnetOptions(notebook),
    "direct-internet-access": notebook.DirectInternetAccess,
    "ip-address-type": ifEqual(notebook.IpAddressType, "dualstack"),
    "kms-key-id": notebook.KmsKeyId,
    "volume-size-in-gb": notebook.VolumeSizeInGB,
    "lifecycle-config-name": notebook.NotebookInstanceLifecycleConfigName,
    "default-code-repository": notebook.DefaultCodeRepository,
    "additional-code-repositories": listOf(notebook.AdditionalCodeRepositories),
    "platform-identifier": platformFor(notebook, context.now),
    "root-access": notebook.RootAccess,
    ...imdsOption(imdsVersionOf(notebook)),
    ...change.cli,
    region,
  };
  return fix("replace", context, change, [
    sagemaker("create-notebook-instance", create),
    wait("in-service", successor),
    "# Copy /home/ec2-user/SageMaker to the new notebook, then remove the old one:",
    ...(isRunning(notebook) ? [sagemaker("stop-notebook-instance", old), wait("stopped", old)] : []),
    sagemaker("delete-notebook-instance", old),
  ]);
}

/** A new notebook in a subnet, the present one or one to be chosen, without the interface that leads to the internet. */
export function moveIntoVpc(notebook: Notebook, context: CheckContext, guardrail: Guardrail): Fix {
  const subnet = notebook.SubnetId || "SUBNET_ID";
  const groups = notebook.SubnetId ? notebook.SecurityGroups : ["SECURITY_GROUP_ID"];
  return recreateNotebook(notebook, context, {
    summary:
      "AWS cannot change the network of an existing notebook: create a new one in a subnet of your own with direct internet access disabled, move the work over, then delete the old one. The subnet needs VPC endpoints, or a filtered way out, for S3, SageMaker and package mirrors.",
    cli: { "subnet-id": subnet, "security-group-ids": listOf(groups), "direct-internet-access": "Disabled" },
    terraform: { subnet_id: subnet, security_groups: groups, direct_internet_access: "Disabled" },
    cloudFormation: { SubnetId: subnet, SecurityGroupIds: groups, DirectInternetAccess: "Disabled" },
    guardrail,
  });
}

/** A new notebook whose volume is encrypted with a customer managed key. */
export function encryptWithOwnKey(notebook: Notebook, context: CheckContext): Fix {
  return recreateNotebook(notebook, context, {
    summary:
      "AWS cannot change the key of an existing notebook: create a new one with a customer managed key, move the work over, then delete the old one. The notebook's role needs to be allowed to use the key.",
    cli: { "kms-key-id": "KMS_KEY_ARN" },
    terraform: { kms_key_id: "KMS_KEY_ARN" },
    cloudFormation: { KmsKeyId: "KMS_KEY_ARN" },
    guardrail: {
      Sid: "DenyNotebooksWithoutKmsKey",
      Effect: "Deny",
      Action: "sagemaker:CreateNotebookInstance",
      Resource: "*",
      Condition: { Null: { "sagemaker:VolumeKmsKeyArn": "true" } },
    },
  });
}

/** To the current platform, with another instance type where it does not run on this one. */
export function upgradePlatform(notebook: Notebook, context: CheckContext): Fix {
  const options = platformOptions(notebook);
  return updateNotebook(notebook, context, {
    summary: `Move the notebook to ${currentPlatform}: /home/ec2-user/SageMaker comes along and nothing else does; lifecycle scripts must use dnf instead of yum.`,
    cli: options,
    terraform: { platform_identifier: currentPlatform, instance_type: options["instance-type"] },
    cloudFormation: { PlatformIdentifier: currentPlatform, InstanceType: options["instance-type"] },
  });
}

function platformOptions(notebook: Notebook): { "platform-identifier": string; "instance-type"?: string } {
  const type = typeFor(notebook);
  return { "platform-identifier": currentPlatform, ...(type !== notebook.InstanceType && { "instance-type": type }) };
}

function subnetOptions({ SubnetId, SecurityGroups }: Notebook): Options {
  return SubnetId ? { "subnet-id": SubnetId, "security-group-ids": listOf(SecurityGroups) } : {};
}

/** The CLI option for the lowest version of the metadata service; none when it is not to be stated. */
export function imdsOption(version: string | undefined): Options {
  if (version === undefined) return {};
  return { "instance-metadata-service-configuration": `MinimumInstanceMetadataServiceVersion=${version}` };
}

function imdsVersionOf(notebook: Notebook): string | undefined {
  return ifEqual(notebook.InstanceMetadataServiceConfiguration?.MinimumInstanceMetadataServiceVersion, "2");
}

/** AWS makes no new notebooks on a platform it no longer supports. */
function platformFor({ PlatformIdentifier }: Notebook, now: string): string {
  const supported = PlatformIdentifier && platformSupport(PlatformIdentifier, now)?.supported;
  return supported ? PlatformIdentifier : currentPlatform;
}

/** The notebook's instance type, unless no current platform runs on it. */
function typeFor({ InstanceType }: Notebook): string {
  return InstanceType && runsCurrentPlatform(InstanceType) ? InstanceType : "INSTANCE_TYPE";
}

function isRunning({ NotebookInstanceStatus: status }: Notebook): boolean {
  return status !== "Stopped" && status !== "Failed";
}

function ifEqual(value: string | undefined, wanted: string): string | undefined {
  return value === wanted ? value : undefined;
}

/** A list as the JSON that the CLI takes in one word. */
function listOf(values: readonly string[] | undefined): string | undefined {
  return values && values.length > 0 ? JSON.stringify(values) : undefined;
}

function sagemaker(command: string, options: Options): string {
  return awsCli("sagemaker", command, options);
}

function wait(state: string, target: Options): string {
  return sagemaker(`wait notebook-instance-${state}`, target);
}

function fix(mutability: Fix["mutability"], { identity }: CheckContext, change: Change, steps: string[]): Fix {
  const cli = steps.join("\n");
  const name = mutability === "replace" ? successorName(identity.name) : identity.name;
  return {
    mutability,
    summary: sayChoices(change.summary, cli),
    cli,
    terraform: terraform("aws_sagemaker_notebook_instance", identity.name, { name, ...change.terraform }),
    cloudformation: cloudFormation("AWS::SageMaker::NotebookInstance", {
      NotebookInstanceName: name,
      ...change.cloudFormation,
    }),
    ...consoleLink(identity, "notebook-instances", identity.name),
    ...(change.guardrail && { guardrail: change.guardrail }),
  };
}
