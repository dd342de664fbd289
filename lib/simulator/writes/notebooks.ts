import type { Operation } from "../call.ts";
import { arnFor, discard, existing, type Fields, invalid, kindOf, lookUp, store, updated } from "./resources.ts";

const kind = kindOf("notebookInstances");
const lifecycle = kindOf("notebookLifecycleConfigs");

/** Fields that requests name otherwise than DescribeNotebookInstance. Source: API reference. */
function described({ SecurityGroupIds, LifecycleConfigName, ...fields }: Fields): Fields {
  return {
    ...fields,
    ...(SecurityGroupIds !== undefined && { SecurityGroups: SecurityGroupIds }),
    ...(LifecycleConfigName !== undefined && { NotebookInstanceLifecycleConfigName: LifecycleConfigName }),
  };
}

/** Everything happens at once: a new notebook is in service, a stopped one has stopped. */
const create: Operation<Fields> = (input, call) => {
  const arn = arnFor(kind, input, call);
  if (lookUp(kind, input, call)) throw invalid(`Cannot create a duplicate notebook instance (${arn})`);
  if (input.DirectInternetAccess === "Disabled" && !input.SubnetId) {
    throw invalid("DirectInternetAccess can be set to Disabled only if a SubnetId is given.");
  }
  if (input.SubnetId && !call.region.ec2.subnets.some(({ SubnetId }) => SubnetId === input.SubnetId)) {
    throw invalid(`The subnet ID '${input.SubnetId}' does not exist`);
  }
  const now = new Date(call.now);
  const defaults = {
    DirectInternetAccess: "Enabled",
    RootAccess: "Enabled",
    VolumeSizeInGB: 5,
    PlatformIdentifier: "notebook-al2023-v1",
    IpAddressType: "ipv4",
    InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: "1" },
  };
  const times = { NotebookInstanceArn: arn, CreationTime: now, LastModifiedTime: now };
  store(kind, { ...defaults, ...described(input), ...times, NotebookInstanceStatus: "InService" }, call);
  return { NotebookInstanceArn: arn };
};

const update: Operation<Fields> = (input, call) => {
  const notebook = existing(kind, input, call);
  if (notebook.NotebookInstanceStatus !== "Stopped" && notebook.NotebookInstanceStatus !== "Failed") {
    throw invalid(`Status (${notebook.NotebookInstanceStatus}) not in ([Stopped, Failed]). Unable to update.`);
  }
  store(kind, { ...updated(notebook, described(input)), LastModifiedTime: new Date(call.now) }, call);
  return {};
};

function moving(from: readonly string[], to: string): Operation<Fields> {
  return (input, call) => {
    const notebook = existing(kind, input, call);
    const status = String(notebook.NotebookInstanceStatus);
    if (!from.includes(status))
      throw invalid(`Status (${status}) not in ([${from.join(", ")}]). Unable to transition.`);
    store(kind, { ...notebook, NotebookInstanceStatus: to, LastModifiedTime: new Date(call.now) }, call);
    return {};
  };
}

const remove: Operation<Fields> = (input, call) => {
  const { NotebookInstanceStatus: status } = existing(kind, input, call);
  if (status !== "Stopped" && status !== "Failed") {
    throw invalid(`Status (${status}) not in ([Failed, Stopped]). Unable to transition to (Deleting).`);
  }
  discard(kind, input, call);
  return {};
};

const updateLifecycleConfig: Operation<Fields> = (input, call) => {
  const config = existing(lifecycle, input, call);
  store(lifecycle, { ...config, ...input, LastModifiedTime: new Date(call.now) }, call);
  return {};
};

export const notebookWrites: Readonly<Record<string, Operation>> = {
  CreateNotebookInstance: create,
  UpdateNotebookInstance: update,
  StopNotebookInstance: moving(["InService"], "Stopped"),
  StartNotebookInstance: moving(["Stopped", "Failed"], "InService"),
  DeleteNotebookInstance: remove,
  UpdateNotebookInstanceLifecycleConfig: updateLifecycleConfig,
};
