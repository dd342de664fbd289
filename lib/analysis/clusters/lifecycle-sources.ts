import type { ResourceOf } from "#lib/inventory/kinds.ts";

/** From where a group of nodes gets the scripts that run as root when a node is made. */
export interface LifecycleSource {
  /** `InstanceGroups[0].LifeCycleConfig.SourceS3Uri`. */
  path: string;
  uri: string;
}

/** Each address once. Source: SageMaker developer guide, "Customizing SageMaker HyperPod clusters using lifecycle scripts". */
export function lifecycleSources({ InstanceGroups }: ResourceOf<"cluster">): LifecycleSource[] {
  const all = (InstanceGroups ?? []).flatMap(({ LifeCycleConfig }, at) => {
    const uri = LifeCycleConfig?.SourceS3Uri;
    return uri ? [{ path: `InstanceGroups[${at}].LifeCycleConfig.SourceS3Uri`, uri }] : [];
  });
  return all.filter(({ uri }, at) => all.findIndex((other) => other.uri === uri) === at);
}
