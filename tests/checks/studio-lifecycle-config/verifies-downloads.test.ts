import check from "#lib/checks/studio-lifecycle-config/verifies-downloads.ts";
import { testCheck } from "#tests/support/test-check.ts";

const config = (script: string) => ({
  StudioLifecycleConfigArn: "arn:aws:sagemaker:us-east-1:482915630174:studio-lifecycle-config/x",
  StudioLifecycleConfigAppType: "JupyterLab" as const,
  StudioLifecycleConfigContent: Buffer.from(script).toString("base64"),
});

testCheck(check, {
  pass: {
    "a script that does nothing of the kind": {
      resource: config("#!/bin/bash\ncurl -sSLO https://example.com/data.csv\n"),
    },
  },
  fail: {
    "a script that does": { resource: config("#!/bin/bash\ncurl -k https://example.com/data.csv -o data.csv\n") },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a script that is no text": { resource: { StudioLifecycleConfigContent: "«withheld»" } },
  },
});
