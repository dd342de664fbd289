import { type Fields, fieldsOf, textOf } from "./fields.ts";

/** Longest name that is shown and indexed. */
const longest = 256;

/**
 * Who stands behind a caller whose own name is that of a shared role, from the most to the least personal: the user of
 * Identity Center, the subject of a web identity, the delegate's or other account's session, the resource whose
 * credentials were used. Undefined when the record names nobody but the actor; a source identity has a column of its own.
 * Sources: CloudTrail user guide, "CloudTrail userIdentity element"; SageMaker developer guide, "User background
 * sessions"; Identity Center user guide, "CloudTrail use cases for IAM Identity Center".
 */
export function behindOf(record: Fields): string | undefined {
  const identity = fieldsOf(record.userIdentity);
  const found =
    identityCenterUser(identity, fieldsOf(record.additionalEventData)) ??
    webSubject(fieldsOf(fieldsOf(identity.sessionContext).webIdFederationData)) ??
    withPrefix("account ", fieldsOf(identity.invokedByDelegate).accountId) ??
    sessionElsewhere(identity) ??
    scope(fieldsOf(identity.inScopeOf)) ??
    chosenIdentity(record);
  return found?.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}

/** Tokens are handed out to a person by a role: then the person stands beside the identity. */
function identityCenterUser(identity: Fields, additional: Fields): string | undefined {
  const id = fieldsOf(identity.onBehalfOf).userId ?? additional["identitystore:UserId"];
  return withPrefix("identity-center/", id) ?? textOf(additional.UserName, longest);
}

/** Providers call the person `…:sub`, `…:user_id` or by mail; the audience and the app are nobody. */
function webSubject({ attributes }: Fields): string | undefined {
  const given = Object.entries(fieldsOf(attributes));
  for (const claim of ["sub", "user_id", "email", "oid", "id"]) {
    const named = given.find(([name]) => name.split(/[:/]/).at(-1) === claim);
    const subject = textOf(named?.[1], longest);
    if (subject) return subject;
  }
  return undefined;
}

/** `AROA…:session`: the caller of another account is known by its session alone. */
function sessionElsewhere({ type, principalId }: Fields): string | undefined {
  if (type !== "AWSAccount") return undefined;
  return textOf(textOf(principalId, 1024)?.split(":").slice(1).join(":"), longest);
}

function scope({ credentialsIssuedTo, sourceArn }: Fields): string | undefined {
  return textOf(credentialsIssuedTo, longest) ?? textOf(sourceArn, longest);
}

/** What the caller of AssumeRole says that the new session is for. */
function chosenIdentity({ eventSource, requestParameters }: Fields): string | undefined {
  return eventSource === "sts.amazonaws.com" ? textOf(fieldsOf(requestParameters).sourceIdentity, longest) : undefined;
}

function withPrefix(prefix: string, name: unknown): string | undefined {
  const text = textOf(name, longest);
  return text && prefix + text;
}
