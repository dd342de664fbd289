import { type Fields, fieldsOf } from "../fields.ts";
import { type Shape, structIn, structsIn } from "./structs.ts";

const issuer: Shape = { fields: texts("type", "principalId", "arn", "accountId", "userName") };
const identity: Shape = {
  fields: {
    ...texts("type", "principalId", "arn", "accountId", "invokedBy", "accessKeyId", "userName", "identityProvider"),
    ...texts("credentialId"),
    onBehalfOf: { fields: texts("userId", "identityStoreArn") },
    inScopeOf: { fields: texts("sourceArn", "sourceAccount", "issuerType", "credentialsIssuedTo") },
    sessionContext: {
      fields: {
        attributes: { fields: texts("mfaAuthenticated", "creationDate") },
        sessionIssuer: issuer,
        ...texts("sourceIdentity", "ec2RoleDelivery", "assumedRoot"),
        webIdFederationData: { fields: { ...texts("federatedProvider"), attributes: "map" } },
      },
    },
  },
};
const resource: Shape = { fields: texts("ARN", "accountId", "type") };
const tls: Shape = { fields: texts("tlsVersion", "cipherSuite", "clientProvidedHostHeader", "keyExchange") };
const addendum: Shape = { fields: texts("reason", "updatedFields", "originalRequestId", "originalEventId") };

type Column = (text: string) => unknown;

/** Texts are texts, whatever they look like. */
const text: Column = (value) => value;
/** Members of any shape, which Athena keeps as the JSON they were; a map that Lake prints cannot be told apart. */
const json: Column = (value) => parsed(value);
const struct =
  (shape: Shape): Column =>
  (value) =>
    parsed(value) ?? structIn(value, shape);

/** How a column becomes a member of the record. Source: CloudTrail user guide, record contents; Athena user guide, "Query CloudTrail logs". */
const columns: Record<string, Column> = {
  ...each(text, ["eventVersion", "eventTime", "eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent"]),
  ...each(text, ["errorCode", "errorMessage", "requestID", "eventID", "readOnly", "eventType", "apiVersion"]),
  ...each(text, ["managementEvent", "recipientAccountId", "sharedEventID", "vpcEndpointId", "vpcEndpointAccountId"]),
  ...each(text, ["eventCategory", "sessionCredentialFromConsole"]),
  ...each(json, ["requestParameters", "responseElements", "additionalEventData", "serviceEventDetails"]),
  ...each(json, ["edgeDeviceDetails", "insightDetails"]),
  userIdentity: struct(identity),
  tlsDetails: struct(tls),
  addendum: struct(addendum),
  resources: (value) => parsed(value) ?? structsIn(value, resource),
};
const nameOf = new Map(Object.keys(columns).map((name) => [name.toLowerCase(), name]));
const whole = "eventjson";

/** What a header makes of each row: a record, or undefined where the row is none. Undefined when it is no table of events. */
export function tableOf(
  header: readonly (string | null)[],
): ((fields: readonly (string | null)[]) => unknown) | undefined {
  const names = header.map((name) => (name ?? "").trim().toLowerCase());
  const at = names.indexOf(whole);
  if (at !== -1) return (fields) => (fields.length === names.length ? parsed(fields[at] ?? "") : undefined);
  if (!names.includes("eventid") || !names.includes("eventname")) return undefined;
  return (fields) => (fields.length === names.length ? recordOf(names, fields) : undefined);
}

function recordOf(names: readonly string[], fields: readonly (string | null)[]): Fields | undefined {
  const record: Fields = {};
  for (const [index, column] of names.entries()) {
    const name = nameOf.get(column);
    const field = fields[index];
    if (name === undefined || !field) continue;
    // What cannot be told apart stays the text it is: nobody takes it for fields.
    record[name] = columns[name]?.(field) ?? field;
  }
  return Object.keys(record).length > 0 ? record : undefined;
}

function parsed(value: string): unknown {
  try {
    const found: unknown = JSON.parse(value);
    return Array.isArray(found) || Object.keys(fieldsOf(found)).length > 0 ? found : undefined;
  } catch {
    return undefined;
  }
}

function texts<const Name extends string>(...names: Name[]): Record<Name, "text"> {
  return Object.fromEntries(names.map((name) => [name, "text"])) as Record<Name, "text">;
}

function each(column: Column, names: readonly string[]): Record<string, Column> {
  return Object.fromEntries(names.map((name) => [name, column]));
}
