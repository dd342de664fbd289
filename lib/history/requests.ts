import { attribute } from "#lib/activity/attribute.ts";
import { isUnreadable } from "#lib/activity/event.ts";
import { type Fields, fieldsOf, memberOf, textOf } from "#lib/activity/fields.ts";
import type { Caller, State } from "#lib/analysis/iam/conditions.ts";
import { once } from "#lib/once.ts";
import { parseArn } from "#lib/readings/arn.ts";
import type { EventRow, RecordedEvent } from "#lib/store/views.ts";
import { actionOf, serviceOf } from "./action-of.ts";
import { callerAccount, globalKeys, isIdentity, type RecordedCall } from "./global-keys.ts";
import { isMeantBy } from "./meant-by.ts";
import { askedOfObject, copiedBy } from "./object-actions.ts";
import { serviceKey, tagKey } from "./request-keys.ts";

/** An event as it is stored, with its record. */
export type StoredCall = Pick<EventRow, "id" | "at" | "region" | "source" | "name" | "sessionIssuer" | "actorArn"> &
  Pick<RecordedEvent, "record">;

export interface About {
  /** ARN of what a call is about; undefined where the record does not tell, or what it names may be something else. */
  resource: string | undefined;
  /** What else of the same service it names: AWS may ask about these too. */
  others: readonly string[];
  /** Whose the resource is, where it is known. */
  owner: string | undefined;
}

/** What AWS was asked for by a call, in the terms of lib/analysis/iam/evaluation.ts. */
export interface CallRequest {
  action: string;
  /** Found out when it is asked for: most policies are about all resources. */
  about(): About;
  /** ARN of the user or session; undefined of services and of strangers. */
  principal: string | undefined;
  context: Caller;
  /** AWS asks for it only if the call did what it seems to have: the role in it was passed, its tags were given. */
  isPresumed: boolean;
}

/**
 * The requests of a stored call: its own, first, and those which it implies, `iam:PassRole` of a role that it names,
 * `sagemaker:AddTags` of what it makes with tags and reading of what it copies. None where no policy has a say. Source: IAM user
 * guide, "Grant a user permissions to pass a role to an AWS service"; Service Authorization Reference, "Amazon SageMaker", dependent actions.
 * @param account whose history it stands in
 * @param isMeant which actions are of interest: others have no request
 */
export function requestsOf(
  event: StoredCall,
  account: string,
  isMeant: (action: string) => boolean = () => true,
): CallRequest[] {
  const action = actionOf(event);
  const service = serviceOf(event.source);
  if (action === undefined || service === undefined) return [];
  const identity = fieldsOf(event.record.userIdentity);
  const call: RecordedCall = { record: event.record, identity, at: event.at, service };
  const request = parametersOf(event);
  const principal = isIdentity(call) ? textOf(identity.arn, 2048) : undefined;
  const about = once(() => aboutOf(event, call, account));
  const main = { action, about, principal, isPresumed: false, context: contextOf(call, action, request, about) };
  const asked = service === "s3" ? askedOfObject(event.name, action, request) : [action];
  return [
    ...asked.filter(isMeant).map((one) => ({ ...main, action: one, isPresumed: asked.length > 1 })),
    ...(service === "s3" ? copied(main, call, request, event.name) : []).filter((one) => isMeant(one.action)),
    ...(isMeant("sagemaker:AddTags") ? tagsGiven(main, call, request) : []),
    ...(isMeant("iam:PassRole") ? rolesPassed(main, call, event) : []),
  ];
}

function aboutOf(event: StoredCall, call: RecordedCall, account: string): About {
  const listed = listedIn(event);
  const all = [...new Set([...listed, ...attribute(event).map(({ arn }) => arn)])];
  // Who assumes a role is asked about a role.
  const own = call.service === "sts" ? "iam" : call.service;
  const ofService = all.filter((arn) => parseArn(arn)?.service === own);
  const [first] = ofService;
  const resource = first !== undefined && (listed.includes(first) || isMeantBy(event.name, first)) ? first : undefined;
  return {
    resource,
    others: ofService.filter((arn) => arn !== resource),
    owner: ownerOf(resource, event, call, account),
  };
}

/** What CloudTrail itself says that a call is about. */
function listedIn({ record }: StoredCall): string[] {
  const listed = Array.isArray(record.resources) ? record.resources.map(fieldsOf) : [];
  return listed.flatMap((one) => textOf(one.ARN ?? one.arn, 2048) ?? []);
}

/** The parameters; undefined where CloudTrail has left them out, which it does where they are long, and writes null for none. */
function parametersOf(event: StoredCall): Fields | undefined {
  const said = event.record.requestParameters;
  if (isUnreadable(event) || said === null || typeof said !== "object" || Array.isArray(said)) return undefined;
  return memberOf(said as Fields, "omitted") === undefined ? (said as Fields) : undefined;
}

/** ARNs of buckets say no account; of most others they do. What an account makes, and asks for without an ARN, is its own. */
function ownerOf(arn: string | undefined, { record }: StoredCall, call: RecordedCall, account: string) {
  const said = parseArn(arn ?? "")?.account;
  if (said) return said;
  const listed = Array.isArray(record.resources) ? record.resources.map(fieldsOf) : [];
  // Of an object the bucket beside it says whose it is.
  const named = listed.find(({ accountId }) => accountId !== undefined)?.accountId;
  if (typeof named === "string" && /^\d{12}$/.test(named)) return named;
  // SageMaker takes names, and resolves them in the account of who calls.
  return call.service === "sagemaker" && callerAccount(call) === account ? account : undefined;
}

function contextOf(call: RecordedCall, action: string, request: Fields | undefined, about: () => About): Caller {
  const known = new Map<string, readonly State[] | undefined>();
  const find = (key: string) => {
    if (key === "aws:resourceaccount") {
      const { owner } = about();
      return owner === undefined ? undefined : [[owner]];
    }
    if (key === "aws:tagkeys" || key.startsWith("aws:requesttag/")) return tagKey(key, action, request);
    return Object.hasOwn(globalKeys, key) ? globalKeys[key]?.(call) : serviceKey(key, action, request);
  };
  return (key) => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key);
  };
}

/** Who copies an object reads another. */
function copied(main: CallRequest, call: RecordedCall, request: Fields | undefined, name: string): CallRequest[] {
  const partition = parseArn(main.principal ?? "")?.partition;
  const { actions = [], ...source } = copiedBy(name, call.record, request, partition) ?? {};
  const about = () => ({ resource: undefined, owner: undefined, ...source, others: [] });
  return actions.map((action) => {
    const context = withoutOwnKeys(contextOf(call, action, undefined, about));
    return { ...main, action, about, isPresumed: true, context };
  });
}

/** Calls of SageMaker whose request may have tags, but AddTags. A law holds it to the SDK. */
export const givesTags = /^(Create|Register|Import|UpdateProject$|UpdatePartnerApp$)/;

/** What is made with tags is tagged. */
function tagsGiven(main: CallRequest, { service }: RecordedCall, request: Fields | undefined): CallRequest[] {
  const makes = service === "sagemaker" && givesTags.test(main.action.slice("sagemaker:".length));
  const tags = request ? (memberOf(request, "tags") ?? []) : undefined;
  if (!makes || (Array.isArray(tags) && tags.length === 0)) return [];
  return [{ ...main, action: "sagemaker:AddTags", isPresumed: true, context: withoutOwnKeys(main.context) }];
}

/** Keys of the service are filled for the call, and not for what it implies. */
function withoutOwnKeys(context: Caller): Caller {
  return (key) => (key.startsWith("aws:") ? context(key) : undefined);
}

/** Names of calls that change nothing, and pass no role. */
export const onlyReads = /^(Describe|List|Get|Search|BatchGet|BatchDescribe|Query)/;

/** Roles that a call which changes something names: SageMaker's where its requests have them, of other services wherever they stand. */
function rolesPassed({ principal }: CallRequest, call: RecordedCall, event: StoredCall): CallRequest[] {
  const { record, name } = event;
  if (/^(iam|sts)$/.test(call.service) || onlyReads.test(name)) return [];
  const isRole = (arn: string) => /^arn:[\w-]+:iam::\d{12}:role\/./.test(arn);
  const said = call.service === "sagemaker" ? attribute(event).map(({ arn }) => arn) : [];
  const certain = said.filter(isRole);
  const roles = new Set([...certain, ...textsIn(record.requestParameters).filter(isRole)]);
  // SageMaker has a second principal, for jobs of some kinds.
  const to = call.service === "sagemaker" && !/Job$/.test(name) ? [["sagemaker.amazonaws.com"]] : undefined;
  return [...roles].map((resource) => {
    const about = () => ({ resource, others: [], owner: parseArn(resource)?.account });
    const context = withoutOwnKeys(contextOf(call, "iam:PassRole", undefined, about));
    return {
      ...{ action: "iam:PassRole", about, principal, isPresumed: !certain.includes(resource) },
      context: (key: string) => (key === "iam:passedtoservice" ? to : context(key)),
    };
  });
}

const mostTexts = 2_000;

/** Every text in a value, as far as it is of a size that a request has. */
function textsIn(value: unknown): string[] {
  const found: string[] = [];
  const open = [value];
  while (open.length > 0 && found.length < mostTexts) {
    const one = open.pop();
    if (typeof one === "string") found.push(one);
    else if (one !== null && typeof one === "object") open.push(...Object.values(one));
  }
  return found;
}
