/** What is true of how notebooks are shared, whoever's settings say it. */
export function sharingCases<R extends object>(of: (settings: object) => R) {
  const allowed = { NotebookOutputOption: "Allowed", S3OutputPath: "s3://b/x" };
  return {
    pass: {
      "it is off": { resource: of({ NotebookOutputOption: "Disabled" }) },
      "nothing said": { resource: of({}) },
      "under a key": { resource: of({ ...allowed, S3KmsKeyId: "alias/own" }) },
    },
    fail: {
      "without a key": { resource: of(allowed) },
      "to nobody knows where": { resource: of({ NotebookOutputOption: "Allowed" }) },
    },
    unknown: { "the answer is empty": { resource: {} } },
  };
}
