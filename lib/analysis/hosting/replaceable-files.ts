import { type May, roleMay } from "#lib/analysis/iam/may.ts";
import type { Role } from "#lib/analysis/iam/role-policies.ts";
import { type BucketOwner, bucketOwner } from "#lib/analysis/s3/bucket-owner.ts";
import { jumpStartBuckets } from "#lib/analysis/s3/jump-start.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import type { ResourceOf } from "#lib/inventory/kinds.ts";
import { partitionOf } from "#lib/readings/partitions.ts";
import { containersOf, type ModelData, modelDataOf } from "./model-containers.ts";

interface ModelFile {
  path: string;
  uri: string;
  /** The ARN of the object, or of all objects under the prefix. */
  objects: string;
  may: May;
}

interface Where {
  identity: { region: string };
  inventory: Inventory;
  now: string;
}

type Named = Exclude<BucketOwner, { whose: "unclear" }>;

/** The files of a model, and whether a role may put others in their place. */
export function replaceableFiles(model: ResourceOf<"model">, role: Role, where: Where): ModelFile[] {
  const data = containersOf(model).flatMap(({ path, container }) => modelDataOf(container, path));
  return data.map((one) => fileOf(one, role, where));
}

function fileOf({ path, uri, isPrefix }: ModelData, role: Role, { identity, inventory, now }: Where): ModelFile {
  const [, key] = /^s3:\/\/[^/]+\/?(.*)$/i.exec(uri) ?? [];
  const owner = bucketOwner(uri, inventory);
  if (key === undefined || owner.whose === "unclear") {
    return { path, uri, objects: "", may: unclear(`${path} names no object of a bucket by s3://: ${uri}.`) };
  }
  const object = `arn:${partitionOf(identity.region)}:s3:::${owner.bucket}/${key}`;
  const resource = isPrefix ? `${object.replace(/\/$/, "")}/nobody-names` : object;
  const may = roleMay(role, { action: "s3:PutObject", resource }, now);
  return { path, uri, objects: isPrefix ? `${object}*` : object, may: asOwned(may, owner, identity.region) };
}

/** In another's bucket its owner must let the role write as well. */
function asOwned(may: May, owner: Named, region: string): May {
  if (may.answer !== "yes" || owner.whose === "own") return may;
  if (jumpStartBuckets(region).includes(owner.bucket)) return { answer: "no" };
  return owner.whose === "unread"
    ? unclear(`Whether ${owner.bucket} is this account's was not read: ${owner.why}.`)
    : unclear(
        `The role's own policies let it write to ${owner.bucket}, which is not in this account's list: whether the owner does too cannot be read.`,
      );
}

function unclear(reason: string): May {
  return { answer: "unknown", reason };
}
