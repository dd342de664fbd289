import type { CloudTrailRecord, SimulatedRegion } from "#lib/simulator/account.ts";
import type { Channel } from "./actors.ts";
import { seededRandom } from "./random.ts";

/** One temporary key, and what its calls tell of the session behind it. */
export interface SessionUse {
  accessKeyId: string;
  type: "AssumedRole" | "IAMUser" | "Root";
  /** Of the role, of the user or of root. */
  issuer: string;
  /** Of a role's session: its name. */
  session: string;
  sourceIdentity?: string | undefined;
  webSubject?: string | undefined;
  /** The first call was made in the console. */
  console: boolean;
  mfa: boolean;
  channel: Channel;
  /** The region of the first call. */
  region: SimulatedRegion;
  /** `userIdentity` of the calls, once each: those of one session may share it. */
  identities: Set<Identity>;
  /** When the key was issued: some moments before it was used first. */
  since: Date;
}

interface Identity {
  type?: SessionUse["type"];
  arn: string;
  accessKeyId?: string;
  sessionContext?: {
    attributes: { creationDate: string; mfaAuthenticated: string };
    sessionIssuer?: { arn: string };
    sourceIdentity?: string;
    webIdFederationData?: { attributes?: { sub?: string } };
  };
}

/** The sessions whose keys the trail's calls carry, in the order in which they began. */
export function sessionUses(regions: readonly SimulatedRegion[]): SessionUse[] {
  const uses = new Map<string, { first: CloudTrailRecord; region: SimulatedRegion; identities: Set<Identity> }>();
  for (const region of regions) {
    for (const event of region.events) {
      const identity = event.userIdentity as unknown as Identity;
      if (!identity.accessKeyId || !identity.sessionContext) continue;
      const known = uses.get(identity.accessKeyId);
      if (!known) uses.set(identity.accessKeyId, { first: event, region, identities: new Set([identity]) });
      else {
        known.identities.add(identity);
        if (event.eventTime < known.first.eventTime) Object.assign(known, { first: event, region });
      }
    }
  }
  return [...uses]
    .map(([accessKeyId, { first, region, identities }]) => useOf(accessKeyId, first, region, identities))
    .sort((a, b) => a.since.getTime() - b.since.getTime());
}

function useOf(accessKeyId: string, first: CloudTrailRecord, region: SimulatedRegion, identities: Set<Identity>) {
  const { type = "AssumedRole", arn, sessionContext } = first.userIdentity as unknown as Identity;
  const { sessionIssuer, sourceIdentity, webIdFederationData, attributes } = sessionContext ?? {};
  const { clientProvidedHostHeader: _, ...tls } = first.tlsDetails ?? { tlsVersion: "", cipherSuite: "" };
  const before = seededRandom(accessKeyId).int(20, 900) * 1000;
  return {
    ...{ accessKeyId, type, issuer: sessionIssuer?.arn ?? arn, session: arn.slice(arn.lastIndexOf("/") + 1) },
    ...{ sourceIdentity, webSubject: webIdFederationData?.attributes?.sub },
    console: first.sessionCredentialFromConsole !== undefined,
    mfa: attributes?.mfaAuthenticated === "true",
    channel: { address: first.sourceIPAddress, agent: first.userAgent, ...(first.tlsDetails && { tls }) },
    ...{ region, identities, since: new Date(Date.parse(first.eventTime) - before) },
  } satisfies SessionUse;
}
