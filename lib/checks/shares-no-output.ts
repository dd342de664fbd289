import { type Evidence, failWhere, pass, type Verdict } from "./verdicts.ts";

interface Sharing {
  NotebookOutputOption?: string | undefined;
  S3OutputPath?: string | undefined;
  S3KmsKeyId?: string | undefined;
}

/** What checks of it have alike, whoever's settings they judge. */
export const sharing = {
  severity: "low",
  category: "data",
  question: "studio/shares-no-cell-output",
  rationale:
    "Sharing a notebook of Studio Classic copies what its cells printed to S3, rows of customers and tokens with it, for everyone who may read that bucket.",
  needs: [],
  controls: ["checklist:N-STU-05", "nist-800-53-r5:AC-21", "iso-27001-2022:A.8.12"],
  references: [
    "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_SharingSettings.html",
    "https://docs.aws.amazon.com/sagemaker/latest/dg/notebooks-sharing.html",
  ],
} as const;

/** Passes when what cells printed stays out of shared notebooks, or goes to S3 under a key that is named. */
export function sharesNoOutput(settings: Sharing | undefined, path: string): Verdict {
  // Left out, it is Disabled. Source: API reference, SharingSettings.
  const option = settings?.NotebookOutputOption ?? null;
  const shared: Evidence = { path: `${path}.NotebookOutputOption`, observed: option, expected: "Disabled, or not set" };
  if (option !== "Allowed") return pass(shared);
  const wanted = { ...shared, expected: "Disabled, or Allowed with a KMS key for what is shared" };
  const key = settings?.S3KmsKeyId ?? null;
  const evidence = [
    wanted,
    { path: `${path}.S3KmsKeyId`, observed: key, expected: "a KMS key" },
    { path: `${path}.S3OutputPath`, observed: settings?.S3OutputPath ?? null, expected: "a bucket of your own" },
  ];
  return key ? pass(...evidence) : failWhere(evidence, (at) => at < 2);
}
