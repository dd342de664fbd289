/*
 * When AWS says that a resource was made and last changed. Services call the fields as they like; what is listed here is what the
 * answers of the kinds that are read have. When something was used, or how it went, is no change of it.
 */

const changes = [
  "LastModifiedTime",
  "LastModifiedDate",
  "LastModified",
  "LastChangedDate",
  "LastUpdatedDate",
  "LastUpdateTimestamp",
  "UpdateDate",
  "UpdatedTimestamp",
  "AlarmConfigurationUpdatedTimestamp",
  "lastModifiedDate",
  "lastUpdatedTime",
] as const;

const creations = [
  "CreationTime",
  "CreateDate",
  "CreateTime",
  "CreatedDate",
  "CreationDate",
  "CreationTimestamp",
  "CreatedTimestamp",
  "RegistrationTime",
  "createdAt",
  "creationDate",
  "creationTime",
  "creationTimestamp",
] as const;

/** A time, and the field that gives it. */
export interface Moment {
  field: string;
  /** ISO 8601. */
  at: string;
}

/** When AWS says that it was last changed; undefined for kinds of which AWS does not say. */
export function lastChangeIn(resource: unknown): Moment | undefined {
  return momentIn(resource, changes);
}

/** When AWS says that it was made. */
export function creationIn(resource: unknown): Moment | undefined {
  return momentIn(resource, creations);
}

function momentIn(resource: unknown, names: readonly string[]): Moment | undefined {
  if (resource === null || typeof resource !== "object") return undefined;
  const fields = resource as Readonly<Record<string, unknown>>;
  for (const field of names) {
    const given = fields[field];
    const time = typeof given === "string" ? Date.parse(given) : Number.NaN;
    if (Number.isFinite(time)) return { field, at: new Date(time).toISOString() };
  }
  return undefined;
}
