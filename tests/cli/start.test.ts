import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

const template = `Resources:
  It:
    Type: AWS::SageMaker::NotebookInstance
    Properties: { InstanceType: ml.t3.medium, RoleArn: "arn:aws:iam::111122223333:role/ml" }
`;

it("check-template loads the checks of what stands in its file, no others, and nothing of the AWS clients", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sagewarden-start-"));
  const [file, list] = [join(folder, "template.yaml"), join(folder, "loaded.json")];
  await writeFile(file, template);
  const NODE_OPTIONS = `--import=${join(import.meta.dirname, "loaded-modules.ts")}`;
  const { code, stdout } = await runCli(["check-template", file], { NODE_OPTIONS, LOADED_MODULES: list });
  const loaded = (JSON.parse(await readFile(list, "utf8")) as string[]).filter((url) => url.startsWith("file:"));
  await rm(folder, { recursive: true });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("1 resource checked") });
  const kinds = new Set(loaded.flatMap((url) => /\/lib\/checks\/([^/]+)\/index\.ts$/.exec(url)?.[1] ?? []));
  expect([...kinds]).toEqual(["notebook-instance"]);
  expect(loaded.filter((url) => url.includes("/@aws-sdk/") || url.endsWith("/lib/checks/index.ts"))).toEqual([]);
});
