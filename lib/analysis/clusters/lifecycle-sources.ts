import type { ResourceOf } from "#lib/inventory/kinds.ts";

/** From where a group of nodes gets the scripts that run as root when a node is made. */
export interface LifecycleSource {
  /** `InstanceGroups[0].LifeCycleConfig.SourceS3Uri`. */
  path: string;
  uri: string;
  /** Names under the address of those that are started; they may start others there. */
  scripts: string[];
}

/** Each address once. Source: SageMaker developer guide, "Customizing SageMaker HyperPod clusters using lifecycle scripts". */
export function lifecycleSources({ InstanceGroups }: ResourceOf<"cluster">): LifecycleSource[] {
  const all = (InstanceGroups ?? []).flatMap(({ LifeCycleConfig }, at): LifecycleSource[] => {
    const { SourceS3Uri: uri, OnCreate, OnInitComplete } = LifeCycleConfig ?? {};
    if (!uri) return [];
    const scripts = [OnCreate, OnInitComplete].flatMap((name) => name || []);
    return [{ path: `InstanceGroups[${at}].LifeCycleConfig.SourceS3Uri`, uri, scripts }];
  });
  return [...Map.groupBy(all, ({ uri }) => uri).values()].flatMap(([first, ...others]) =>
    first ? { ...first, scripts: [...new Set([first, ...others].flatMap(({ scripts }) => scripts))] } : [],
  );
}
