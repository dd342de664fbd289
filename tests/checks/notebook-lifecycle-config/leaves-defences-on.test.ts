import check from "#lib/checks/notebook-lifecycle-config/leaves-defences-on.ts";
import { testCheck } from "#tests/support/test-check.ts";

const config = (script: string) => ({
  NotebookInstanceLifecycleConfigArn: "arn:aws:sagemaker:us-east-1:482915630174:notebook-instance-lifecycle-config/x",
  OnStart: [{ Content: Buffer.from(script).toString("base64") }],
});

testCheck(check, {
  pass: {
    "a script that does nothing of the kind": {
      resource: config("#!/bin/bash\nsystemctl restart amazon-cloudwatch-agent\n"),
    },
    "no script": { resource: { NotebookInstanceLifecycleConfigArn: "arn:x", OnCreate: [], OnStart: [] } },
    "a script too short to be told from a word": { resource: config("echo 1") },
  },
  fail: {
    "a script that does": { resource: config("#!/bin/bash\nsystemctl stop amazon-cloudwatch-agent\n") },
    "in the second of two scripts, when it is made": {
      resource: {
        ...config("#!/bin/bash\necho hello\n"),
        OnCreate: [
          { Content: Buffer.from("#!/bin/bash\nsystemctl stop amazon-cloudwatch-agent\n").toString("base64") },
        ],
      },
    },
  },
  unknown: {
    "the answer is empty": { resource: {} },
    "a script that is no text": {
      resource: {
        NotebookInstanceLifecycleConfigArn: "arn:x",
        OnStart: [{ Content: Buffer.from([0, 1, 2, 0, 4, 5, 6, 7, 8, 9, 10, 11]).toString("base64") }],
      },
    },
  },
});
