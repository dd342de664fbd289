import { currentPlatform, platformSupport, runsCurrentPlatform } from "#lib/analysis/lifecycle/notebook-platforms.ts";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import type { CheckContext } from "../define.ts";
import type { Fix, Guardrail } from "../fixes.ts";
import { aws, type Command, type Options, requestOptions, type Step } from "./commands.ts";
import { consoleLink } from "./console-link.ts";
import { type Fields, merged } from "./fields.ts";
import { attributesOf, cloudFormationOf, terraformOf } from "./snippets.ts";
import { successorIn } from "./successor-name.ts";
import { combinable, guardrailsOf, summaryOf, written } from "./written.ts";

type Notebook = ResourceOf<"notebook-instance">;

interface Change {
  /** What to do and what it costs. */
  summary: string;
  /** What differs from the notebook as it is, as fields of UpdateNotebookInstance or CreateNotebookInstance. */
  fields: Fields;
  guardrail?: Guardrail | readonly Guardrail[];
  /** Steps to take first. */
  before?: readonly Step[];
}

/** What UpdateNotebookInstance has no field for. Source: API reference. */
const fixedAtCreation = ["SubnetId", "SecurityGroupIds", "DirectInternetAccess", "KmsKeyId"];

/** A change of a notebook: in place where AWS can, else by a new notebook that takes over. */
export function changeNotebook(notebook: Notebook, context: CheckContext, change: Change): Fix {
  return combinable("notebook-instance", (changes) => write(notebook, context, changes), change);
}

function write(notebook: Notebook, context: CheckContext, changes: readonly Change[]): Fix {
  const fields = merged(changes.map((change) => change.fields));
  const summary = summaryOf(changes);
  const { PlatformIdentifier: platform = "" } = notebook;
  const support = platformSupport(platform, context.now);
  const stuck = support?.supported === false && !support.upgradesInPlace;
  const guardrail = guardrailsOf(changes);
  const before = changes.flatMap((change) => change.before ?? []);
  if (stuck || fixedAtCreation.some((field) => field in fields)) {
    const why = stuck
      ? `AWS cannot start ${platform} again nor move it to another platform`
      : "AWS cannot change this on an existing notebook";
    const how = `${why}: create a new one with all this, move the work over, then delete the old one.`;
    return recreate(notebook, context, { summary: `${summary} ${how}`, fields, guardrail, before });
  }
  return update(notebook, context, { summary, fields, guardrail, before });
}

interface Written {
  summary: string;
  fields: Fields;
  guardrail: Fix["guardrail"] | undefined;
  before: readonly Step[];
}

/** A stopped notebook is left stopped. One whose platform has ended could not be started again, so it moves as well. */
function update(notebook: Notebook, context: CheckContext, change: Written): Fix {
  const { name, region } = context.identity;
  const { PlatformIdentifier: platform = "" } = notebook;
  const ended = platformSupport(platform, context.now)?.supported === false;
  const moves = ended && change.fields.PlatformIdentifier === undefined;
  const fields = merged([moves ? platformFields(notebook) : {}, change.fields]);
  const target = { "notebook-instance-name": name };
  const running = isRunning(notebook);
  // A restart alone.
  const changes = Object.keys(fields).length > 0;
  const why = `Notebooks on ${platform} cannot be started again, so it moves to ${currentPlatform} at the same time.`;
  return fix("stop-update-start", context, {
    ...change,
    summary: [change.summary, "The notebook is stopped meanwhile.", ...(moves ? [why] : [])].join(" "),
    fields,
    name,
    steps: () => [
      ...(running ? [sagemaker("stop-notebook-instance", { ...target, region }), wait("stopped", target, region)] : []),
      ...(changes ? [sagemaker("update-notebook-instance", { ...target, ...requestOptions(fields), region })] : []),
      ...(running
        ? [
            ...(changes ? [wait("stopped", target, region)] : []),
            sagemaker("start-notebook-instance", { ...target, region }),
          ]
        : []),
    ],
  });
}

/** A new notebook with the old one's values, but for the change. The old one holds work: it is never deleted by pasting. */
function recreate(notebook: Notebook, context: CheckContext, change: Written): Fix {
  const { name: old, region } = context.identity;
  const name = successorIn(context, "notebook-instance", old);
  const fields = merged([moveOff(notebook, context.now), change.fields]);
  const request = merged([{ NotebookInstanceName: name }, valuesOf(notebook), fields]);
  const target = { "notebook-instance-name": old };
  return fix("replace", context, {
    ...change,
    fields,
    name,
    steps: () => [
      sagemaker("create-notebook-instance", { ...requestOptions(request), region }),
      wait("in-service", { "notebook-instance-name": name }, region),
      { comment: "Copy /home/ec2-user/SageMaker to the new notebook, and only then remove the old one:" },
      ...[
        ...(isRunning(notebook)
          ? [sagemaker("stop-notebook-instance", { ...target, region }), wait("stopped", target, region)]
          : []),
        sagemaker("delete-notebook-instance", { ...target, region }),
      ].map((later) => ({ later })),
    ],
  });
}

/** What CreateNotebookInstance takes of what DescribeNotebookInstance gives. */
function valuesOf(notebook: Notebook): Fields {
  const { SubnetId, SecurityGroups, InstanceMetadataServiceConfiguration: imds } = notebook;
  return {
    InstanceType: notebook.InstanceType,
    RoleArn: notebook.RoleArn ?? "ROLE_ARN",
    ...(SubnetId && { SubnetId, SecurityGroupIds: groupsOf(SecurityGroups) }),
    DirectInternetAccess: notebook.DirectInternetAccess,
    IpAddressType: notebook.IpAddressType === "dualstack" ? "dualstack" : undefined,
    KmsKeyId: notebook.KmsKeyId,
    VolumeSizeInGB: notebook.VolumeSizeInGB,
    LifecycleConfigName: notebook.NotebookInstanceLifecycleConfigName,
    DefaultCodeRepository: notebook.DefaultCodeRepository && usableRepository(notebook.DefaultCodeRepository),
    AdditionalCodeRepositories: notebook.AdditionalCodeRepositories?.length
      ? notebook.AdditionalCodeRepositories.map(usableRepository)
      : undefined,
    PlatformIdentifier: notebook.PlatformIdentifier,
    RootAccess: notebook.RootAccess,
    InstanceMetadataServiceConfiguration: imds?.MinimumInstanceMetadataServiceVersion === "2" ? imds : undefined,
  };
}

/** An address that held credentials is not known here without them. */
export function usableRepository(repository: string): string {
  return hasMark(repository) ? "CODE_REPOSITORY" : repository;
}

/** A new notebook in a subnet, the present one or one to be chosen, without the interface that leads to the internet. */
export function moveIntoVpc(notebook: Notebook, context: CheckContext, guardrail: Guardrail): Fix {
  return changeNotebook(notebook, context, {
    summary:
      "Put the notebook in a subnet of your own with direct internet access disabled. The subnet needs VPC endpoints, or a filtered way out, for S3, SageMaker and package mirrors.",
    fields: {
      SubnetId: notebook.SubnetId || "SUBNET_ID",
      SecurityGroupIds: groupsOf(notebook.SubnetId ? notebook.SecurityGroups : []),
      DirectInternetAccess: "Disabled",
    },
    guardrail,
  });
}

/** A new notebook whose volume is encrypted with a customer managed key. */
export function encryptWithOwnKey(notebook: Notebook, context: CheckContext): Fix {
  return changeNotebook(notebook, context, {
    summary: "Give the volume a customer managed key, and allow it to the notebook's role.",
    fields: { KmsKeyId: "KMS_KEY_ARN" },
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
  return changeNotebook(notebook, context, {
    summary: `Move the notebook to ${currentPlatform}: /home/ec2-user/SageMaker comes along and nothing else does; lifecycle scripts must use dnf instead of yum.`,
    fields: platformFields(notebook),
  });
}

function platformFields({ InstanceType: type }: Notebook): Fields {
  const runs = type && runsCurrentPlatform(type);
  return { PlatformIdentifier: currentPlatform, ...(!runs && { InstanceType: "INSTANCE_TYPE" }) };
}

/** AWS makes no new notebooks on a platform it no longer supports. */
function moveOff(notebook: Notebook, now: string): Fields {
  const supported = platformSupport(notebook.PlatformIdentifier ?? "", now)?.supported;
  return supported ? {} : platformFields(notebook);
}

function groupsOf(groups: readonly string[] | undefined): readonly string[] {
  return groups?.length ? groups : ["SECURITY_GROUP_ID"];
}

function isRunning({ NotebookInstanceStatus: status }: Notebook): boolean {
  return status !== "Stopped" && status !== "Failed";
}

function sagemaker(operation: string, options: Options): Command {
  return aws("sagemaker", operation, options);
}

function wait(state: string, target: Options, region: string): Command {
  return sagemaker(`wait notebook-instance-${state}`, { ...target, region });
}

const terraformNames = {
  SecurityGroupIds: "security_groups",
  VolumeSizeInGB: "volume_size",
} as const;

interface Finished extends Written {
  name: string;
  steps: () => Step[];
}

function fix(mutability: Fix["mutability"], { identity }: CheckContext, change: Finished): Fix {
  const { name, fields, summary, guardrail, before, steps } = change;
  const attributes = { name, ...attributesOf(fields, terraformNames) };
  return written({
    mutability,
    summary,
    steps: () => [...before, ...steps()],
    ...(Object.keys(fields).length > 0 && {
      terraform: terraformOf("notebook-instance", identity.name, attributes),
      cloudformation: cloudFormationOf("notebook-instance", { NotebookInstanceName: name, ...fields }),
    }),
    ...consoleLink(identity),
    guardrail,
  });
}
