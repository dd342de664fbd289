import { type Fields, fieldsOf, memberOf, textOf } from "#lib/activity/fields.ts";
import { parseArn } from "#lib/readings/arn.ts";

/*
 * What S3 asks for beside or instead of what a call's name says. Sources: S3 user guide, "Required permissions for Amazon S3 API operations";
 * Service Authorization Reference, "Amazon S3", actions.
 */

/** Calls on an object that may name one of its versions, and what is asked for then. */
const ofVersions: Readonly<Record<string, string>> = {
  GetObject: "s3:GetObjectVersion",
  HeadObject: "s3:GetObjectVersion",
  DeleteObject: "s3:DeleteObjectVersion",
  // Which versions it names stands in its body, which no record has.
  DeleteObjects: "s3:DeleteObjectVersion",
  GetObjectAcl: "s3:GetObjectVersionAcl",
  PutObjectAcl: "s3:PutObjectVersionAcl",
  GetObjectTagging: "s3:GetObjectVersionTagging",
  PutObjectTagging: "s3:PutObjectVersionTagging",
  DeleteObjectTagging: "s3:DeleteObjectVersionTagging",
  GetObjectAttributes: "s3:GetObjectVersionAttributes",
  GetObjectTorrent: "s3:GetObjectVersionTorrent",
};
const copies = /^(CopyObject|UploadPartCopy)$/;

/** Everything that an event of S3 by this name may be asked for, beside what its name says. */
export function objectActions(name: string): readonly string[] {
  if (copies.test(name)) return ["s3:GetObject", "s3:GetObjectVersion"];
  return Object.hasOwn(ofVersions, name) ? [ofVersions[name] ?? ""] : [];
}

/**
 * The actions that a call on an object was asked for: one, or both where nobody knows whether it named a version.
 * @param action by the call's name
 */
export function askedOfObject(name: string, action: string, request: Fields | undefined): readonly string[] {
  const ofVersion = Object.hasOwn(ofVersions, name) ? ofVersions[name] : undefined;
  if (ofVersion === undefined) return [action];
  if (!request || name === "DeleteObjects") return [action, ofVersion];
  return [memberOf(request, "versionId") === undefined ? action : ofVersion];
}

/** What a copy was read from. */
export interface Copied {
  actions: readonly string[];
  /** ARN of the object; undefined where the record does not tell. */
  resource: string | undefined;
  owner: string | undefined;
}

/** Undefined of what is no copy. @param record of the call @param partition of whoever called */
export function copiedBy(
  name: string,
  { resources }: Fields,
  request: Fields | undefined,
  partition: string | undefined,
): Copied | undefined {
  if (!copies.test(name)) return undefined;
  const said = textOf(request && memberOf(request, "x-amz-copy-source"), 2048);
  const [path = "", version] = said?.split("?versionId=") ?? [];
  const actions =
    said === undefined ? objectActions(name) : [version === undefined ? "s3:GetObject" : "s3:GetObjectVersion"];
  // One that is escaped, or of an access point, is not taken apart.
  const [, bucket, key] = /^\/?([a-z0-9][a-z0-9.-]{2,62})\/([^%+]+)$/.exec(path) ?? [];
  const resource = bucket && key && partition ? `arn:${partition}:s3:::${bucket}/${key}` : undefined;
  const listed = Array.isArray(resources) ? resources.map(fieldsOf) : [];
  const own = listed.find(({ ARN }) => bucket !== undefined && parseArn(textOf(ARN, 2048) ?? "")?.resource === bucket);
  return { actions, resource, owner: textOf(own?.accountId, 12) };
}
