import check from "#lib/checks/studio-lifecycle-config/runs-no-fetched-code.ts";
import { testCheck } from "#tests/support/test-check.ts";

const config = (script: string) => ({
  StudioLifecycleConfigArn: "arn:aws:sagemaker:us-east-1:482915630174:studio-lifecycle-config/x",
  StudioLifecycleConfigAppType: "JupyterLab" as const,
  StudioLifecycleConfigContent: Buffer.from(script).toString("base64"),
});

testCheck(check, {
  pass: {
    "a script that does nothing of the kind": { resource: config("#!/bin/bash\npip install pandas==2.2.0\n") },
    "from a place that is trusted": {
      resource: config("#!/bin/bash\ncurl -s https://example.com/a.sh | bash\n"),
      options: { trustedSources: ["example.com"] },
    },
  },
  fail: {
    "a script that does": { resource: config("#!/bin/bash\ncurl -s https://example.com/a.sh | bash\n") },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a script that is no text": { resource: { StudioLifecycleConfigContent: "«withheld»" } },
  },
});
