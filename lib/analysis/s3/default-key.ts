interface Encryption {
  Rules:
    | {
        ApplyServerSideEncryptionByDefault?:
          | { SSEAlgorithm: string | undefined; KMSMasterKeyID?: string | undefined }
          | undefined;
      }[]
    | undefined;
}

/** With what a bucket encrypts objects that come without a word about it: S3 takes one rule. `null`: it was never set. */
export function defaultKey(encryption: Encryption | null) {
  const rule = encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  const path = "Encryption.Rules[0].ApplyServerSideEncryptionByDefault";
  return { key: rule?.KMSMasterKeyID || undefined, algorithm: rule?.SSEAlgorithm, path };
}
