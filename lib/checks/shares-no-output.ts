import { type Evidence, fail, pass, type Verdict } from "./verdicts.ts";

interface Sharing {
  NotebookOutputOption?: string | undefined;
  S3OutputPath?: string | undefined;
  S3KmsKeyId?: string | undefined;
}

/** Passes when what cells printed stays out of shared notebooks, or goes to S3 under a key that is named. */
export function sharesNoOutput(sharing: Sharing | undefined, path: string): Verdict {
  // Left out, it is Disabled. Source: API reference, SharingSettings.
  const option = sharing?.NotebookOutputOption ?? null;
  const shared: Evidence = { path: `${path}.NotebookOutputOption`, observed: option, expected: "Disabled, or not set" };
  if (option !== "Allowed") return pass(shared);
  const wanted = { ...shared, expected: "Disabled, or Allowed with a KMS key for what is shared" };
  const key = sharing?.S3KmsKeyId ?? null;
  const evidence = [
    wanted,
    { path: `${path}.S3KmsKeyId`, observed: key, expected: "a KMS key" },
    { path: `${path}.S3OutputPath`, observed: sharing?.S3OutputPath ?? null, expected: "a bucket of your own" },
  ];
  return key ? pass(...evidence) : fail(...evidence);
}
