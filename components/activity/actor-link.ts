import type { ListedEvent } from "#lib/store/views.ts";

/** Whose events: those of a principal by its ARN, of an actor by the name in its events, or of both. */
export interface Who {
  principal?: string | null | undefined;
  actor?: string | null | undefined;
}

type Given = Readonly<Record<string, string | null | undefined>>;

function address(path: string, account: string | null, given: Given): string {
  const set = Object.entries({ account, ...given }).filter((one): one is [string, string] => Boolean(one[1]));
  return `${path}?${new URLSearchParams(set)}`;
}

/** The page of an actor. */
export function actorHref(account: string | null, { principal, actor }: Who, period: Given = {}): string {
  return address("/activity/actor", account, { principal, actor, ...period });
}

/** Of a role the sessions of one name, of a user its calls; what has no ARN, a service or somebody of a provider, goes by its name. */
export function whoOf({
  sessionIssuer,
  actorArn,
  actor,
}: Pick<ListedEvent, "sessionIssuer" | "actorArn" | "actor">): Who {
  return { principal: sessionIssuer ?? actorArn, actor };
}

/** Whether an ARN is of a role or a user: of these Access says which rights they have. */
export function canAct(arn: string): boolean {
  return /^arn:[\w-]+:iam::\d{12}:(role|user)\//.test(arn);
}

/** The page of the session that a key is of. */
export function sessionHref(account: string | null, accessKey: string): string {
  return address("/activity/session", account, { accessKey });
}

/** The list of events with these filters, as its address has them. */
export function eventsHref(account: string | null, filter: Given): string {
  return address("/activity", account, filter);
}
