import { type May, roleMay } from "#lib/analysis/iam/may.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { containersOf, modelDataOf } from "./model-containers.ts";

interface ModelFile {
  path: string;
  uri: string;
  /** The ARN of the object, or of all objects under the prefix. */
  objects: string;
  may: May;
}

/** The files of a model, and whether a role may put others in their place. */
export function replaceableFiles(
  model: ResourceOf<"model">,
  role: Role,
  { region }: { region: string },
  now: string,
): ModelFile[] {
  const data = containersOf(model).flatMap(({ path, container }) => modelDataOf(container, path));
  return data.flatMap(({ path, uri }) => {
    const [, bucket, key = ""] = /^s3:\/\/([^/]+)\/?(.*)$/i.exec(uri) ?? [];
    if (bucket === undefined) return [];
    const isPrefix = key === "" || key.endsWith("/");
    const object = `arn:${partitionOf(region)}:s3:::${bucket}/${key}`;
    const may = roleMay(role, { action: "s3:PutObject", resource: isPrefix ? `${object}nobody-names` : object }, now);
    return [{ path, uri, objects: isPrefix ? `${object}*` : object, may }];
  });
}
