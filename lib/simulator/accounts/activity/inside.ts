import { sessionOf, tls13 } from "#lib/simulator/accounts/build/actors.ts";
import type { Frame } from "#lib/simulator/accounts/build/site.ts";
import { agents } from "./clients.ts";

/** Code inside of SageMaker; Studio passes the user profile on as source identity where the domain says so. */
export function inside(frame: Frame, role: string, address: string, sourceIdentity?: string) {
  return sessionOf(
    frame,
    { address, agent: agents.boto, tls: tls13 },
    {
      role,
      session: "SageMaker",
      ...(sourceIdentity && { sourceIdentity }),
    },
  );
}
