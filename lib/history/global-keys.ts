import { isIP } from "node:net";
import { addressClassOf } from "#lib/activity/address-class.ts";
import { type Fields, fieldsOf, textOf } from "#lib/activity/fields.ts";
import type { State } from "#lib/analysis/iam/conditions.ts";
import { hasMark } from "#lib/analysis/secrets/mark.ts";
import { parseArn } from "#lib/readings/arn.ts";

/** What a record says of a call, taken apart once for all keys. */
export interface RecordedCall {
  record: Fields;
  identity: Fields;
  /** When, as ISO 8601. */
  at: string;
  /** The service whose call it is, as IAM calls it. */
  service: string;
}

type States = readonly State[] | undefined;
const absent: States = ["absent"];
const is = (text: unknown): States =>
  typeof text === "string" && text !== "" && !hasMark(text) ? [[text]] : undefined;

/** Somebody who signs his own requests: neither a service nor an anonymous caller nor what an account elsewhere leaves untold. */
export function isIdentity({ identity }: Pick<RecordedCall, "identity">): boolean {
  return /^(Root|IAMUser|AssumedRole|FederatedUser)$/.test(textOf(identity.type, 64) ?? "");
}

/** Whether a service forwarded the call. Such records name it as who invoked, or as the address. */
function isForwarded({ record, identity }: RecordedCall): boolean {
  return identity.invokedBy !== undefined || isIP(addressOf(record)) === 0;
}

function addressOf(record: Fields): string {
  return textOf(record.sourceIPAddress, 256) ?? "";
}

/** From the internet: then it did not come over a VPC endpoint, whose callers have private addresses. */
function isPublic(call: RecordedCall): boolean {
  const { record } = call;
  return (
    !isForwarded(call) && record.vpcEndpointId === undefined && addressClassOf(addressOf(record), null) === "public"
  );
}

const session = ({ identity }: RecordedCall) => fieldsOf(identity.sessionContext);
const issuerArn = (call: RecordedCall) => textOf(fieldsOf(session(call).sessionIssuer).arn, 2048);
const isUser = ({ identity }: RecordedCall) => identity.type === "IAMUser";
/** Long-term credentials: a user's own key, or the root user's. The ids of temporary ones begin with ASIA. */
const isLongTerm = (call: RecordedCall) =>
  /^AKIA/.test(textOf(call.identity.accessKeyId, 128) ?? "") && call.identity.sessionContext === undefined;

const ofEndpoint =
  (said: (record: Fields) => States) =>
  (call: RecordedCall): States =>
    isPublic(call) ? absent : call.record.vpcEndpointId === undefined ? undefined : said(call.record);
/** Keys that only calls of services have. */
const ofServices = (call: RecordedCall): States => (isIdentity(call) && !isForwarded(call) ? absent : undefined);
const ofDirect =
  (states: States) =>
  (call: RecordedCall): States =>
    isIdentity(call) && !isForwarded(call) ? states : undefined;

const principalTypes: Readonly<Record<string, string>> = {
  Root: "Account",
  IAMUser: "User",
  AssumedRole: "AssumedRole",
  FederatedUser: "FederatedUser",
};

/**
 * Global condition keys as far as a CloudTrail record tells them, by key in lower case; undefined where it does not. What is not here no
 * record tells: tags of principals and resources at that time, ids of organizations.
 * Sources: IAM user guide, "AWS global condition context keys" (availability of each); CloudTrail user guide, "Record contents" and
 * "userIdentity element".
 */
export const globalKeys: Readonly<Record<string, (call: RecordedCall) => States>> = {
  "aws:currenttime": ({ at }) => [[at]],
  "aws:epochtime": ({ at }) => [[String(Math.floor(Date.parse(at) / 1000))]],

  // Who.
  "aws:principalarn": (call) => {
    if (call.identity.type === "AssumedRole") return is(issuerArn(call));
    return isIdentity(call) ? is(call.identity.arn) : undefined;
  },
  "aws:principalaccount": (call) => (isIdentity(call) ? is(call.identity.accountId) : undefined),
  "aws:principaltype": ({ identity }) => is(principalTypes[textOf(identity.type, 64) ?? ""]),
  "aws:principalisawsservice": (call) =>
    isIdentity(call) ? [["false"]] : call.identity.type === "AWSService" ? [["true"]] : undefined,
  "aws:principalservicename": (call) => (isIdentity(call) ? absent : undefined),
  "aws:principalservicenameslist": (call) => (isIdentity(call) ? absent : undefined),
  "aws:userid": (call) => (isIdentity(call) ? is(call.identity.principalId) : undefined),
  // Of all identities only users have one.
  "aws:username": (call) => (isUser(call) ? is(call.identity.userName) : isIdentity(call) ? absent : undefined),
  "aws:sourceidentity": (call) => {
    const said = session(call).sourceIdentity;
    if (said !== undefined) return is(said);
    return isIdentity(call) && (isLongTerm(call) || issuerArn(call) !== undefined) ? absent : undefined;
  },
  "aws:tokenissuetime": (call) => (isLongTerm(call) ? absent : is(fieldsOf(session(call).attributes).creationDate)),

  // With a second factor, without, or by credentials that cannot show one.
  "aws:multifactorauthpresent": (call) => {
    if (isLongTerm(call)) return absent;
    const flag = isIdentity(call) ? String(fieldsOf(session(call).attributes).mfaAuthenticated) : "";
    if (flag === "true") return [["true"]];
    if (flag !== "false") return undefined;
    // Of a role's session "false" stands also where its credentials cannot show one, and have no such key.
    return isUser(call) || call.identity.type === "Root" ? [["false"]] : ["absent", ["false"]];
  },
  "aws:multifactorauthage": (call) => (isLongTerm(call) ? absent : undefined),

  // From where and how.
  "aws:sourceip": (call) => (isPublic(call) ? is(addressOf(call.record)) : ofEndpoint(() => absent)(call)),
  "aws:vpcsourceip": ofEndpoint((record) => (isIP(addressOf(record)) ? is(addressOf(record)) : undefined)),
  "aws:sourcevpce": ofEndpoint(({ vpcEndpointId }) => is(vpcEndpointId)),
  // Which network the endpoint is in no record tells.
  "aws:sourcevpc": ofEndpoint(() => undefined),
  "aws:sourcevpcarn": ofEndpoint(() => undefined),
  "aws:vpceaccount": ofEndpoint(({ vpcEndpointAccountId }) => is(vpcEndpointAccountId)),
  "aws:vpceorgid": ofEndpoint(() => undefined),
  "aws:vpceorgpaths": ofEndpoint(() => undefined),
  "aws:securetransport": ({ record }) => (textOf(fieldsOf(record.tlsDetails).tlsVersion, 64) ? [["true"]] : undefined),
  "aws:useragent": (call) => {
    const text = call.record.userAgent;
    // CloudTrail cuts long ones.
    return isForwarded(call) || typeof text !== "string" || text.length >= 1000 ? undefined : is(text);
  },
  // S3 writes the region of the bucket, and STS answers for all at one endpoint.
  "aws:requestedregion": ({ record, service }) => (/^(s3|sts)$/.test(service) ? undefined : is(record.awsRegion)),

  // By a service for somebody, or for itself. Which of its services forwarded a call, and as whom, the record leaves open.
  "aws:viaawsservice": ofDirect([["false"]]),
  "aws:calledvia": ofDirect(absent),
  "aws:calledviafirst": ofDirect(absent),
  "aws:calledvialast": ofDirect(absent),
  "aws:sourceaccount": ofServices,
  "aws:sourcearn": ofServices,
  "aws:sourceorgid": ofServices,
  "aws:sourceorgpaths": ofServices,
};

/** The account of whoever called, where the record says it. */
export function callerAccount({ identity }: Pick<RecordedCall, "identity">): string | undefined {
  const own = textOf(identity.accountId, 64) ?? parseArn(textOf(identity.arn, 2048) ?? "")?.account;
  return own && /^\d{12}$/.test(own) ? own : undefined;
}
