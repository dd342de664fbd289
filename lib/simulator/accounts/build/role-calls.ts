import type { SimulatedRegion } from "#lib/simulator/account.ts";

export interface LastCall {
  at: Date;
  region: string;
}

interface Calls {
  last: LastCall;
  actions: Map<string, LastCall>;
}

/** The last calls of a role's sessions: of all, and by the service's namespace in IAM. */
export interface RoleCalls {
  last: LastCall;
  services: Map<string, Calls>;
}

/** By the role's ARN. A refused call was one, as for IAM; a sign-in to the console is none. */
export function roleCalls(regions: readonly SimulatedRegion[]): Map<string, RoleCalls> {
  const roles = new Map<string, RoleCalls>();
  for (const { name: region, events } of regions) {
    for (const { userIdentity, eventTime, eventSource, eventName, eventType } of events) {
      const { sessionIssuer } = (userIdentity.sessionContext ?? {}) as { sessionIssuer?: { arn: string } };
      if (!sessionIssuer || eventType !== "AwsApiCall") continue;
      const call = { at: new Date(eventTime), region };
      const role = roles.get(sessionIssuer.arn) ?? { last: call, services: new Map<string, Calls>() };
      roles.set(sessionIssuer.arn, role);
      role.last = later(role.last, call);
      const namespace = eventSource.slice(0, eventSource.indexOf("."));
      const service = role.services.get(namespace) ?? { last: call, actions: new Map<string, LastCall>() };
      role.services.set(namespace, service);
      service.last = later(service.last, call);
      service.actions.set(eventName, later(service.actions.get(eventName) ?? call, call));
    }
  }
  return roles;
}

function later(one: LastCall, other: LastCall): LastCall {
  return other.at > one.at ? other : one;
}
