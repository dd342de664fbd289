import type { Target } from "./access-scope.ts";
import type { Caller, State } from "./conditions.ts";
import type { Request } from "./evaluation.ts";
import type { Principal } from "./principals.ts";

/** One question: what somebody does, with what, and what the request brings besides. */
export interface Asked {
  action: string;
  target: Target;
  /** When it is not about the whole: an object of a bucket. */
  resource?: string;
  brings?: Principal["brings"];
}

/** It as AWS would be asked. */
export function requestOf(principal: Principal, asked: Asked): Request {
  const { action, target, resource = target.identity.arn } = asked;
  const { caller, identity } = principal;
  return { action, resource, owner: identity.account, principal: caller, context: contextOf(principal, asked) };
}

function contextOf(principal: Principal, { target, brings = {} }: Asked): Caller {
  const all = [brings, target.brings, principal.brings];
  return (key) => all.find((one) => Object.hasOwn(one, key))?.[key] ?? tagOf(target, key);
}

/** `aws:ResourceTag/team`, or as the service of the resource calls it. */
function tagOf({ tags, identity }: Target, key: string): readonly State[] | undefined {
  const [, service, tag] = /^([\w-]+):resourcetag\/(.+)$/.exec(key) ?? [];
  if (tag === undefined || !tags || (service !== "aws" && service !== identity.arn.split(":")[2])) return undefined;
  const value = tags.get(tag);
  return value === undefined ? ["absent"] : [[value]];
}
