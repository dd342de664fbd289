/** A report that was made, to be brought somewhere. */
export interface ReportFile {
  /** Of this report and no other: whoever receives it twice can tell. */
  id: string;
  /** With its extension; no path. */
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Of the bytes, in hexadecimal. */
  sha256: string;
  /** From the beginning each time they are asked for. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** A folder of the machine that the server runs on. */
export interface FolderPlace {
  folder: string;
}

/** A bucket, whose owner is said: whoever took over its name gets nothing. */
export interface BucketPlace {
  bucket: string;
  region: string;
  /** The account that owns it. */
  owner: string;
  /** What keys begin with, ending in a slash; nothing for the bucket itself. */
  prefix?: string;
  /** ARN of the key that S3 is to encrypt with, where the bucket's own settings are not enough. */
  kmsKey?: string;
  /** How it is written to: the environment's credentials, unless a profile or a role is named. */
  profile?: string;
  roleArn?: string;
  externalId?: string;
}

/** An address that reports are posted to. */
export interface WebhookPlace {
  url: string;
  /** Name of the environment variable with the secret that it is signed with. */
  secretVariable?: string;
}

/** Where reports may be brought, as whoever runs the server named it in sagewarden.config.json: nobody who signs in can name another. */
export type Destination = { name: string } & (
  | ({ type: "folder" } & FolderPlace)
  | ({ type: "bucket" } & BucketPlace)
  | ({ type: "webhook" } & WebhookPlace)
);
