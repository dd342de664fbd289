import { certificates, iotPolicies, roleAliases, things } from "#lib/simulator/shelves/iot.ts";
import { hexOf } from "./random.ts";
import { arnOf, at, day, roleArn, type Site } from "./site.ts";

interface CertificateSpec {
  /** Things that prove themselves with it. */
  of: readonly string[];
  policies: string[];
  daysAgo: number;
  validDays?: number;
  status?: "ACTIVE" | "INACTIVE" | "REVOKED";
}

/** A certificate that AWS made, and the things that have it. */
export function certificate(site: Site, spec: CertificateSpec): void {
  const { of, policies, daysAgo, status = "ACTIVE" } = spec;
  const certificateId = hexOf(`${site.region} certificate ${of.join(" ")}`, 64);
  const certificateArn = arnOf(site, "iot", `cert/${certificateId}`);
  const notBefore = at(site, daysAgo, "16:05:00");
  // AWS's own end with the year 2049. Source: IoT developer guide, "X.509 client certificates".
  const notAfter = spec.validDays
    ? new Date(notBefore.getTime() + spec.validDays * day)
    : new Date("2049-12-31T23:59:59Z");
  certificates.put(site.content, {
    certificateArn,
    certificateId,
    certificateMode: "DEFAULT",
    status,
    ownedBy: site.account,
    creationDate: notBefore,
    lastModifiedDate: notBefore,
    customerVersion: 1,
    validity: { notBefore, notAfter },
    policies,
  });
  things.put(site.content, ...of.map((thingName) => ({ thingName, principals: [certificateArn] })));
}

/** `policyDocument` is JSON text. */
export function iotPolicy(site: Site, policyName: string, daysAgo: number, policyDocument: string): void {
  const creationDate = at(site, daysAgo, "15:50:00");
  iotPolicies.put(site.content, {
    policyName,
    policyArn: arnOf(site, "iot", `policy/${policyName}`),
    policyDocument,
    defaultVersionId: "1",
    creationDate,
    lastModifiedDate: creationDate,
    generationId: "1",
  });
}

interface AliasSpec {
  name: string;
  /** With its path. */
  role: string;
  daysAgo: number;
  seconds?: number;
}

/** An hour, unless told otherwise. Source: IoT API reference, CreateRoleAlias. */
export function roleAlias(site: Site, { name, role, daysAgo, seconds = 3600 }: AliasSpec): string {
  const creationDate = at(site, daysAgo, "17:00:20");
  const roleAliasArn = arnOf(site, "iot", `rolealias/${name}`);
  roleAliases.put(site.content, {
    roleAlias: name,
    roleAliasArn,
    roleArn: roleArn(site, role),
    owner: site.account,
    credentialDurationSeconds: seconds,
    creationDate,
    lastModifiedDate: creationDate,
  });
  return roleAliasArn;
}
