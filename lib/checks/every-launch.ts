import { fieldsOf, type Launch, type Setting, settingOf, stepsOf } from "#lib/analysis/pipelines/steps.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { defaultOf, OpenValue } from "#lib/readings/pipeline-definition.ts";
import type { CheckContext } from "./define.ts";
import { keyIsCustomerManaged } from "./key-is-customer-managed.ts";
import { type KeyedCluster, keyIsNamed, volumeKeyIsNamed } from "./key-is-named.ts";
import { type Evidence, fail, notApplicable, pass, unknown, type Verdict } from "./verdicts.ts";
import { worstOf } from "./worst-of.ts";

/** One verdict of all that a pipeline launches: the worst. A step of which it is not known what it launches is unknown. */
export function everyLaunch(pipeline: ResourceOf<"pipeline">, judge: (launch: Launch) => Verdict): Verdict {
  const { PipelineArn, PipelineDefinition } = pipeline;
  if (!PipelineArn || !PipelineDefinition) {
    return unknown(`AWS returned no ${PipelineArn ? "PipelineDefinition" : "PipelineArn"}.`);
  }
  const steps = stepsOf(PipelineDefinition);
  if (!steps) return unknown("PipelineDefinition is not JSON with Steps, so what the pipeline launches is not known.");
  return worstOf(
    [...steps.launches.map(judge), ...steps.unclear.map((why) => unknown(`${why}.`))],
    notApplicable("No step launches a SageMaker job or makes a model."),
  );
}

/** Passes when what is launched names a subnet and a security group of the account. */
export function launchIsInVpc(launch: Launch): Verdict {
  if (!launch.vpc) return notApplicable("A transform job lives where its model does.");
  const config = settingOf(launch, launch.vpc);
  const lists = ["Subnets", "SecurityGroupIds"].map((field) => {
    const value = config.value instanceof OpenValue ? config.value : fieldsOf(config.value)[field];
    const names = Array.isArray(value) ? value : [];
    const given = names.filter((name) => typeof name === "string" && name !== "");
    const open = [value, ...names].find((one) => one instanceof OpenValue);
    const expected = field === "Subnets" ? "at least one subnet of your own" : "at least one security group";
    return { path: `${config.path}.${field}`, given, open, expected };
  });
  const empty = lists.filter(({ given, open }) => given.length === 0 && !open);
  const evidence = (of: typeof lists) =>
    of.map(({ path, given, expected }) => ({ path, observed: given.length > 0 ? given : null, expected }));
  if (empty.length > 0) return fail(...evidence(empty));
  const unclear = lists.find(({ given }) => given.length === 0);
  return unclear?.open ? isOpen(unclear.path, unclear.open) : pass(...evidence(lists), ...byDefault(config, launch));
}

/** Passes when what is launched names a key for its volumes; does not apply where AWS would refuse one. */
export function launchHasKmsKey(launch: Launch): Verdict {
  return withVolumeKey(launch, ({ key, path, at, nodes, more }) => {
    if (key !== undefined) return keyIsNamed(key, path, ...more);
    const verdict = volumeKeyIsNamed(clusterOf(nodes), at);
    return verdict.status === "unknown" && nodes.InstanceType instanceof OpenValue
      ? isOpen(`${at}.InstanceType`, nodes.InstanceType)
      : verdict;
  });
}

/** Passes when the key that is named for the volumes of what is launched is the customer's and usable. */
export function launchKeyIsCustomerManaged(launch: Launch, context: CheckContext): Verdict {
  return withVolumeKey(launch, ({ key, path, more }) => keyIsCustomerManaged(key, path, context, ...more));
}

interface VolumeKey {
  /** Undefined when none is named. */
  key: string | undefined;
  path: string;
  /** The path of the cluster, and what it says beside the key. */
  at: string;
  nodes: Readonly<Record<string, unknown>>;
  more: Evidence[];
}

function withVolumeKey(launch: Launch, judge: (volumes: VolumeKey) => Verdict): Verdict {
  if (!launch.cluster) return notApplicable("A model has no volume of its own.");
  const { value, path: at } = settingOf(launch, launch.cluster);
  const { VolumeKmsKeyId: named, ...nodes } = fieldsOf(value);
  const path = `${at}.VolumeKmsKeyId`;
  const open = [value, named].find((one) => one instanceof OpenValue);
  if (open) return isOpen(path, open);
  const key = typeof named === "string" && named !== "" ? named : undefined;
  const more = byDefault(settingOf(launch, [...launch.cluster, "VolumeKmsKeyId"]), launch);
  return judge({ key, path, at, nodes, more });
}

/** The types that are known; one that is not stands as a node without. */
function clusterOf(nodes: Readonly<Record<string, unknown>>): KeyedCluster {
  const typeOf = (node: unknown) => {
    const { InstanceType: type } = fieldsOf(node);
    return typeof type === "string" ? { InstanceType: type } : {};
  };
  const listOf = (list: unknown) => (Array.isArray(list) ? list.map(typeOf) : undefined);
  return {
    ...typeOf(nodes),
    InstanceGroups: listOf(nodes.InstanceGroups),
    InstancePreferences: listOf(nodes.InstancePreferences),
    InstanceConfigs: listOf(nodes.InstanceConfigs),
  };
}

function isOpen(path: string, { source }: OpenValue): Verdict {
  return unknown(`${path} comes from ${source}: only an execution knows it.`);
}

/** What a verdict that rests on defaults says beside it. */
function byDefault({ defaults }: Setting, { parameters }: Launch): Evidence[] {
  return [...defaults].map((name) => ({
    path: `Parameters.${name}`,
    observed: defaultOf(name, parameters),
    expected: "this default, in executions that are not started with another value",
  }));
}
