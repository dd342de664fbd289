/** The files of a bundle, in their order. No name comes from what was scanned. */
export const bundleFiles = {
  readme: "README.txt",
  scan: "scan.json",
  coverage: "coverage.json",
  html: "report.html",
  json: "report.json",
  findings: "findings.ndjson",
  resources: "resources.ndjson",
  events: "events.ndjson",
  signer: "signer.pem",
  manifest: "manifest.sha256",
  signature: "manifest.sig",
} as const;

/** Of the form of `scan.json` and the lists. */
export const bundleVersion = 1;
