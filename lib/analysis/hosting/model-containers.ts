import type { ResourceOf } from "#lib/inventory/kinds.ts";

type Model = Pick<ResourceOf<"model">, "PrimaryContainer" | "Containers">;
export type Container = NonNullable<Model["PrimaryContainer"]>;

/** The containers of a model, one or several, with where they stand. */
export function containersOf({ PrimaryContainer, Containers = [] }: Model): { path: string; container: Container }[] {
  const several = (Containers ?? []).map((container, at) => ({ path: `Containers[${at}]`, container }));
  return PrimaryContainer ? [{ path: "PrimaryContainer", container: PrimaryContainer }, ...several] : several;
}

interface S3Source {
  S3DataSource?:
    | { S3Uri?: string | undefined; S3DataType?: string | undefined; ManifestS3Uri?: string | undefined }
    | undefined;
}

interface WithModelData {
  ModelDataUrl?: string | undefined;
  ModelDataSource?: S3Source | undefined;
  AdditionalModelDataSources?: readonly S3Source[] | undefined;
  Mode?: string | undefined;
}

export interface ModelData {
  path: string;
  uri: string;
  /** True when what is loaded is all under the address, whether or not a slash ends it. */
  isPrefix: boolean;
}

/** Every address from which a container loads its model: AWS gives that of a plain archive in two fields. */
export function modelDataOf(container: WithModelData, at: string): ModelData[] {
  const { ModelDataUrl, ModelDataSource, AdditionalModelDataSources = [], Mode } = container;
  const inSource = ({ S3DataSource }: S3Source, path: string) => [
    { path: `${path}.S3DataSource.S3Uri`, uri: S3DataSource?.S3Uri, many: S3DataSource?.S3DataType === "S3Prefix" },
    { path: `${path}.S3DataSource.ManifestS3Uri`, uri: S3DataSource?.ManifestS3Uri, many: false },
  ];
  const all = [
    { path: `${at}.ModelDataUrl`, uri: ModelDataUrl, many: Mode === "MultiModel" },
    ...(ModelDataSource ? inSource(ModelDataSource, `${at}.ModelDataSource`) : []),
    ...(AdditionalModelDataSources ?? []).flatMap((one, index) =>
      inSource(one, `${at}.AdditionalModelDataSources[${index}]`),
    ),
  ];
  return all.flatMap(({ path, uri, many }) =>
    uri ? [{ path, uri, isPrefix: many || /^[^/]+:\/\/([^/]+\/?|.*\/)$/.test(uri) }] : [],
  );
}
