/** What an evidence bundle holds, every byte of it checked. */
export interface BundleShown {
  account: string;
  regions: string[];
  /** When its scan ended. */
  finishedAt: string;
  /** Of Sagewarden, which wrote it and judged. */
  version: string;
  /** Live resources, and records. */
  resources: number;
  /** Live verdicts. */
  findings: number;
  /** Bytes of all files in it. */
  size: number;
  /** SHA-256 of its manifest, which says what all of it is. */
  manifest: string;
  /** The fingerprint of the key that signed it. */
  signedBy: string | null;
  /** Whose that key is: this installation's, somebody else's who is not known here. */
  signer: "own" | "other" | "nobody";
  /** Whether values of settings are in it; bundles of earlier versions do not say, and have them. */
  values: "left-out" | "included" | "not-said";
  /** Whether its account is here: from a bundle, to which this adds a scan, or read in AWS, so that nothing can be imported of it. */
  here: "no" | "imported" | "read-here";
}
