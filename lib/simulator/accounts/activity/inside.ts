import { type Actor, sessionOf, tls13 } from "#lib/simulator/accounts/build/actors.ts";
import { sagemaker } from "#lib/simulator/accounts/build/issued.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { agents } from "./clients.ts";

/** Code inside of SageMaker; Studio passes the user profile on as source identity where the domain says so. */
export function inside(frame: Frame, role: string, address: string, sourceIdentity?: string) {
  return sessionOf(
    frame,
    { address, agent: agents.boto, tls: tls13 },
    {
      role,
      session: sagemaker.session,
      keyMinutes: sagemaker.keyMinutes,
      ...(sourceIdentity && { sourceIdentity }),
    },
  );
}

/** A call that SageMaker makes with an execution role's session, for what it runs: the record says so. */
export function forwarded(frame: Frame, role: string): Actor {
  const { service, session, keyMinutes } = sagemaker;
  const actor = sessionOf(frame, { address: service, agent: service }, { role, session, keyMinutes });
  return { ...actor, identity: (at) => ({ ...actor.identity(at), invokedBy: service }) };
}
