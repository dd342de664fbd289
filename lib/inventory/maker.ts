/** Whom AWS's own description names as the one who made a resource, and the field that does. */
export interface Maker {
  name: string;
  field: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * `CreatedBy` of SageMaker is a user of Studio, or who called; that of a space or an app is whose it is. Undefined where the description
 * names nobody, as most do. Source: SageMaker API reference, UserContext, OwnershipSettings, DescribeApp.
 */
export function makerIn(resource: unknown): Maker | undefined {
  const { CreatedBy, OwnershipSettings, AppName, UserProfileName } = fieldsOf(resource);
  const by = fieldsOf(CreatedBy);
  return (
    named("CreatedBy.UserProfileName", by.UserProfileName) ??
    named("CreatedBy.IamIdentity.Arn", sessionIn(fieldsOf(by.IamIdentity).Arn)) ??
    named("CreatedBy", CreatedBy) ??
    named("OwnershipSettings.OwnerUserProfileName", fieldsOf(OwnershipSettings).OwnerUserProfileName) ??
    (AppName === undefined ? undefined : named("UserProfileName", UserProfileName))
  );
}

function named(field: string, name: unknown): Maker | undefined {
  return typeof name === "string" && name !== "" ? { name, field } : undefined;
}

/** `DataScientist/mia` of `arn:…:assumed-role/DataScientist/mia`, `mia` of a user: as CloudTrail's actors are called here. */
function sessionIn(arn: unknown): unknown {
  return typeof arn === "string" ? arn.replace(/^arn:[^/]*:(assumed-role\/|role\/|user\/(.*\/)?)/, "") : undefined;
}

function fieldsOf(value: unknown): Fields {
  return value !== null && typeof value === "object" ? (value as Fields) : {};
}
