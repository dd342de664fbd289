import type { Identity, Reading, SecretSighting } from "#lib/readings/reading.ts";
import type { Redacted, Redactor } from "./redact.ts";

type Names = Pick<Identity, "name" | "arn" | "also">;

/**
 * Readings in which nothing that AWS wrote has not been through the redactor: names, ARNs and the messages of failures
 * included. A name that holds a secret becomes the same other name in every scan, so a resource stays the same one.
 */
export async function redactReadings(redactor: Redactor, readings: readonly Reading[]): Promise<Reading[]> {
  // Names beside the body: what is recognised as a secret in one is one in the other.
  const redacted = await redactor.redact(
    readings.map((reading) => ({
      kind: reading.identity.kind,
      resource: [bodyOf(reading), namesOf(reading)] as const,
    })),
  );
  return readings.map((reading, at) => {
    const clean = redacted[at];
    if (!clean) throw new Error("Redaction gave fewer readings than it was given.");
    const [body, names] = clean.resource;
    const identity = { ...reading.identity, ...names };
    // The redactor changes texts only: a body keeps its type.
    if (reading.status === "unread") return { ...reading, identity, failure: body as typeof reading.failure };
    return { ...reading, identity, resource: body, secrets: sightingsOf(clean) };
  });
}

function bodyOf(reading: Reading): unknown {
  return reading.status === "read" ? reading.resource : reading.failure;
}

function namesOf({ identity: { name, arn, also } }: Reading): Names {
  return { name, arn, ...(also && { also }) };
}

/** Paths as they are inside the resource; a secret in the name alone stands in `identity`. */
function sightingsOf({ secrets }: Redacted<unknown>): SecretSighting[] {
  const inBody = secrets.filter(({ path }) => path.startsWith("[0]"));
  const seen = new Set(inBody.map(({ fingerprint }) => fingerprint));
  return secrets.flatMap((sighting) => {
    if (sighting.path.startsWith("[0]")) return { ...sighting, path: sighting.path.replace(/^\[0\]\.?/, "") };
    return seen.has(sighting.fingerprint) ? [] : { ...sighting, path: sighting.path.replace(/^\[1\]/, "identity") };
  });
}
