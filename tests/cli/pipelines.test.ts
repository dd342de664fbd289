import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { demoAccount } from "#lib/simulator/accounts/demo.ts";
import { type Simulator, startSimulator } from "#lib/simulator/server.ts";
import { keys, runCli } from "./run-cli.ts";

/* The examples of docs/pipelines.md are YAML, and their commands are run, on a template and an account with findings. */

const text = readFileSync(join(import.meta.dirname, "../../docs/pipelines.md"), "utf8");
const examples = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, yaml = ""]) => parseDocument(yaml));

let folder: string;
let simulator: Simulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pipelines-"));
  simulator = await startSimulator({ account: demoAccount({ now: new Date() }), enforceLimits: false });
  const notebook = {
    Type: "AWS::SageMaker::NotebookInstance",
    Properties: { InstanceType: "ml.t3.medium", RoleArn: "arn:aws:iam::111122223333:role/r", RootAccess: "Enabled" },
  };
  await writeFile(join(folder, "template.yaml"), JSON.stringify({ Resources: { Notebook: notebook } }));
  const resource = { address: "aws_sagemaker_notebook_instance.nb", mode: "managed", name: "nb" };
  const values = { name: "nb", role_arn: "arn:aws:iam::111122223333:role/r", root_access: "Enabled" };
  const after = { ...resource, type: "aws_sagemaker_notebook_instance", values };
  await writeFile(
    join(folder, "plan.json"),
    JSON.stringify({
      ...{ format_version: "1.2", terraform_version: "1.9.0" },
      planned_values: { root_module: { resources: [after] } },
      resource_changes: [{ ...after, change: { actions: ["create"], after: values, after_unknown: {} } }],
      configuration: { root_module: { resources: [{ ...resource, type: after.type, expressions: {} }] } },
    }),
  );
  await writeFile(join(folder, "last.ndjson"), "");
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

/** The words of our own commands in an example, wherever they stand in it. */
function commandsIn(value: unknown): string[][] {
  if (typeof value === "string") {
    const [, words] = /sagewarden -- (.*)$/.exec(value) ?? [];
    return words === undefined ? [] : [words.split(" ").map((word) => word.replaceAll('"', ""))];
  }
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(commandsIn) : [];
}

const here = (word: string) =>
  word.replace(/^(\$PWD|reports|\.\.)\/(.+)$/, (_, __, file: string) => join(folder, file));

test("the examples are YAML, each with a command of ours", () => {
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) {
    expect(example.errors).toEqual([]);
    expect(commandsIn(example.toJS())).toHaveLength(1);
  }
});

test.each(examples.flatMap((example) => commandsIn(example.toJS())).map((words) => [words.join(" "), words] as const))(
  "%s fails for what it finds",
  async (_, words) => {
    // One kind is enough.
    const narrow = words[0] === "scan" ? ["--kinds", "notebook-instance"] : [];
    const ran = await runCli([...words.map(here), ...narrow], {
      ...keys,
      ...{ AWS_ENDPOINT_URL: simulator.url, AWS_REGION: "us-east-1" },
    });
    expect(ran).toMatchObject({ code: 3 });
  },
  60_000,
);
