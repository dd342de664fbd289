import type { Subnet } from "@aws-sdk/client-ec2";
import type {
  DescribeNotebookInstanceLifecycleConfigOutput,
  DescribeNotebookInstanceOutput,
} from "@aws-sdk/client-sagemaker";
import type { SimulatedSageMaker } from "#lib/simulator/kinds/index.ts";
import type { Actor } from "./actors.ts";
import { present } from "./present.ts";
import type { Group } from "./security-group.ts";
import { ec2Id, later, roleArn, type Site, sagemakerArn } from "./site.ts";
import { tagsOf } from "./tags.ts";
import { record } from "./trail.ts";

type Notebook = SimulatedSageMaker["notebookInstances"][number];

interface NotebookSpec {
  name: string;
  by: Actor;
  created: Date;
  role: string;
  type?: DescribeNotebookInstanceOutput["InstanceType"];
  /** Defaults are AWS's own: the internet, root, IMDSv1 and no key of one's own. */
  internet?: "Enabled" | "Disabled";
  root?: "Enabled" | "Disabled";
  imds?: "1" | "2";
  platform?: string;
  subnet?: Subnet;
  groups?: readonly Group[];
  key?: string;
  lifecycle?: string;
  volume?: number;
  repository?: string;
  moreRepositories?: string[];
  /** In order of time; the last one decides the status. */
  history?: readonly NotebookEvent[];
  status?: DescribeNotebookInstanceOutput["NotebookInstanceStatus"];
  reason?: string;
  tags?: Record<string, string>;
}

export interface NotebookEvent {
  at: Date;
  event: "start" | "stop" | "update" | "url";
  by?: Actor;
  /** What UpdateNotebookInstance asked for; the spec has the outcome. */
  change?: object;
}

const actions = {
  start: "StartNotebookInstance",
  stop: "StopNotebookInstance",
  update: "UpdateNotebookInstance",
  url: "CreatePresignedNotebookInstanceUrl",
};

export function notebook(site: Site, spec: NotebookSpec): Notebook {
  const { name, by, created, history = [] } = spec;
  const arn = sagemakerArn(site, "notebook-instance", name);
  const changes = history.filter(({ event }) => event !== "url");
  const runs = changes.findLast(({ event }) => event !== "update")?.event !== "stop";
  const made = present<Notebook>({
    NotebookInstanceArn: arn,
    NotebookInstanceName: name,
    NotebookInstanceStatus: spec.status ?? (runs ? "InService" : "Stopped"),
    FailureReason: spec.reason,
    Url: `${name.toLowerCase()}.notebook.${site.region}.sagemaker.aws`,
    InstanceType: spec.type ?? "ml.t3.medium",
    IpAddressType: "ipv4",
    SubnetId: spec.subnet?.SubnetId,
    SecurityGroups: spec.groups?.map(({ GroupId }) => GroupId) ?? [],
    RoleArn: roleArn(site, spec.role),
    KmsKeyId: spec.key,
    NetworkInterfaceId: spec.subnet ? ec2Id(site, "eni", name) : undefined,
    LastModifiedTime: later(changes.at(-1)?.at ?? created, 3),
    CreationTime: created,
    NotebookInstanceLifecycleConfigName: spec.lifecycle,
    DirectInternetAccess: spec.internet ?? "Enabled",
    VolumeSizeInGB: spec.volume ?? 5,
    DefaultCodeRepository: spec.repository,
    AdditionalCodeRepositories: spec.moreRepositories,
    RootAccess: spec.root ?? "Enabled",
    PlatformIdentifier: spec.platform ?? "notebook-al2-v2",
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: spec.imds ?? "1" },
    Tags: tagsOf(spec.tags ?? {}),
  });
  site.content.sagemaker.notebookInstances.push(made);
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateNotebookInstance",
    request: createRequest(made),
    response: { NotebookInstanceArn: arn },
  });
  for (const { at, event, by: actor = by, change } of history) {
    const response = event === "url" ? { AuthorizedUrl: "HIDDEN_DUE_TO_SECURITY_REASONS" } : undefined;
    record(site, {
      at,
      by: actor,
      action: `sagemaker:${actions[event]}`,
      request: { NotebookInstanceName: name, ...change },
      ...(response && { response }),
    });
  }
  return made;
}

/** CreateNotebookInstance has two members under other names than Describe. */
function createRequest(made: Notebook) {
  return {
    NotebookInstanceName: made.NotebookInstanceName,
    InstanceType: made.InstanceType,
    SubnetId: made.SubnetId,
    SecurityGroupIds: made.SecurityGroups?.length ? made.SecurityGroups : undefined,
    RoleArn: made.RoleArn,
    KmsKeyId: made.KmsKeyId,
    Tags: made.Tags?.length ? made.Tags : undefined,
    LifecycleConfigName: made.NotebookInstanceLifecycleConfigName,
    DirectInternetAccess: made.DirectInternetAccess,
    VolumeSizeInGB: made.VolumeSizeInGB,
    DefaultCodeRepository: made.DefaultCodeRepository,
    AdditionalCodeRepositories: made.AdditionalCodeRepositories,
    RootAccess: made.RootAccess,
    PlatformIdentifier: made.PlatformIdentifier,
    InstanceMetadataServiceConfiguration: made.InstanceMetadataServiceConfiguration,
  };
}

interface LifecycleSpec {
  name: string;
  by: Actor;
  created: Date;
  modified?: Date;
  onCreate?: string;
  onStart?: string;
}

/** Scripts are given as text, AWS has them in base64. */
export function lifecycleConfig(site: Site, spec: LifecycleSpec): DescribeNotebookInstanceLifecycleConfigOutput {
  const { name, by, created, modified } = spec;
  const hook = (script?: string) => (script ? [{ Content: Buffer.from(script).toString("base64") }] : []);
  const made = {
    NotebookInstanceLifecycleConfigArn: sagemakerArn(site, "notebook-instance-lifecycle-config", name),
    NotebookInstanceLifecycleConfigName: name,
    OnCreate: hook(spec.onCreate),
    OnStart: hook(spec.onStart),
    LastModifiedTime: modified ?? created,
    CreationTime: created,
  };
  site.content.sagemaker.notebookLifecycleConfigs.push(made);
  const { NotebookInstanceLifecycleConfigArn, LastModifiedTime, CreationTime, ...request } = made;
  record(site, {
    at: created,
    by,
    action: "sagemaker:CreateNotebookInstanceLifecycleConfig",
    request,
    response: { NotebookInstanceLifecycleConfigArn },
  });
  if (modified) record(site, { at: modified, by, action: "sagemaker:UpdateNotebookInstanceLifecycleConfig", request });
  return made;
}
