import { Readable } from "node:stream";
import type { ClientPool } from "#lib/aws/clients.ts";
import type { CredentialSource } from "#lib/aws/credentials.ts";
import { CallFailed, guardedClients } from "#lib/aws/guard.ts";
import { Ledger } from "#lib/aws/ledger.ts";
import { AwsSession } from "#lib/aws/session.ts";
import { bucketActions, largestObject, objectOf, putsReport } from "./bucket-object.ts";
import { whyNotInBucket } from "./bucket-refusals.ts";
import { DeliveryFailed } from "./delivery-failed.ts";
import type { BucketPlace, ReportFile } from "./destination.ts";
import { heldBytes } from "./held-bytes.ts";

type NamedBucket = BucketPlace & { name: string };

/** Puts a file into a bucket with the credentials that the destination names. @throws DeliveryFailed */
export function deliverToBucket(place: NamedBucket, file: ReportFile, signal: AbortSignal): Promise<void> {
  const { pool } = new AwsSession(sourceOf(place), { homeRegion: place.region });
  return putInBucket(place, file, { pool, signal });
}

/** @throws DeliveryFailed */
export async function putInBucket(
  place: NamedBucket,
  file: ReportFile,
  { pool, signal }: { pool: ClientPool; signal: AbortSignal },
): Promise<void> {
  if (file.size > largestObject) {
    throw new DeliveryFailed(
      "The report has more than the 5 GiB that S3 takes at once.",
      "Narrow it, or choose a shorter format.",
      { code: "usage" },
    );
  }
  const Body = Readable.from(heldBytes(file, signal), { objectMode: false });
  // Nobody between here and the connection looks at what a stream fails with.
  const broken = new AbortController();
  Body.on("error", (error) => broken.abort(error));
  const isAllowed = (action: string, input: object) => putsReport(place, file, action, input);
  const until = AbortSignal.any([signal, broken.signal]);
  const ledger = new Ledger(place.region, "report", bucketActions);
  const { s3 } = guardedClients(pool, place.region, bucketActions, ledger, until, isAllowed);
  const asked = objectOf(place, file);
  try {
    const { ETag, ChecksumSHA256 = asked.ChecksumSHA256 } = await s3.putObject({ ...asked, Body });
    if (ETag === undefined || ChecksumSHA256 !== asked.ChecksumSHA256) {
      throw new DeliveryFailed(
        `What answered for the bucket ${place.bucket} does not say that it keeps the report.`,
        "Check the network, the proxy and AWS_ENDPOINT_URL.",
        { again: true },
      );
    }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    // Its hash is in its key.
    if (error.failure.code !== "PreconditionFailed") throw whyNotInBucket(place, error);
  } finally {
    Body.destroy();
  }
}

function sourceOf({ profile, roleArn, externalId }: BucketPlace): CredentialSource {
  if (roleArn !== undefined)
    return { type: "role", roleArn, ...(externalId && { externalId }), ...(profile && { profile }) };
  return profile === undefined ? { type: "default" } : { type: "profile", profile };
}
