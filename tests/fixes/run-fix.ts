import { type Placeholder, withChoices } from "#lib/checks/remedies/choices.ts";
import { AwsCli, type Files } from "./aws-cli.ts";
import { jq } from "./jq.ts";
import { type ParsedCommand, parseScript } from "./shell-text.ts";

export type Choices = Readonly<Record<Exclude<Placeholder, `CURRENT_${string}`>, string>> & {
  /** The present names that are not shown, by the words that stand for them. */
  present: ReadonlyMap<string, string>;
};

export interface RunOptions {
  endpoint: string;
  /** What a person would put in place of the placeholders. */
  choices: Choices;
  /** Runs what is printed as a comment, too: the reader has done what had to be done before. */
  later?: boolean;
  /** Lines that ran before, for fixes of other resources: what they took out of the network is gone already. */
  done?: Set<string>;
}

/**
 * Runs the printed commands of a fix against a simulated account.
 * @throws Error for the first command that fails
 */
export async function runFix(
  cli: string,
  { endpoint, choices, later = false, done = new Set() }: RunOptions,
): Promise<void> {
  // The reader has put new secrets into the files that the commands ask for.
  const files = new Map<string, string>();
  const aws = new AwsCli(endpoint, files);
  for (const line of parseScript(chosen(cli, choices))) {
    const key = JSON.stringify(line.pipeline);
    const isDone = line.pipeline[0]?.words[1] === "ec2" && done.has(key);
    if (isDone || (line.later && !later)) continue;
    done.add(key);
    try {
      await runLine(line.pipeline, aws, files);
    } catch (error) {
      const words = line.pipeline.map((command) => command.words.join(" ")).join(" | ");
      throw new Error(`${words.slice(0, 600)}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}

async function runLine(pipeline: readonly ParsedCommand[], aws: AwsCli, files: Map<string, string>): Promise<void> {
  let output = "";
  for (const { words, into } of pipeline) {
    output = words[0] === "jq" ? await runJq(words.slice(1), output, files) : await aws.run(words);
    if (into !== undefined) files.set(into, output);
  }
}

/** jq itself, compiled to WebAssembly; files are handed over as arguments. */
export async function runJq(words: readonly string[], input: string, files: Files): Promise<string> {
  const filter = words.at(-1) ?? "";
  const flags = [...words.slice(0, -1)];
  const at = flags.indexOf("--rawfile");
  if (at !== -1) flags.splice(at, 3, "--arg", flags[at + 1] ?? "", files.get(flags[at + 2] ?? "") ?? "");
  const output = await jq(input === "" ? "null" : input, filter, flags);
  if (output === "") throw new Error("jq printed nothing");
  return output;
}

/** Where several of a kind are to be chosen, no two are the same. */
function chosen(text: string, choices: Choices): string {
  return withChoices(text, (word, whole) => chosenFor(word, whole, choices));
}

/** What a person puts in place of a word. */
export function chosenFor(word: Placeholder, whole: string, choices: Choices): string {
  if (word === "CURRENT_CONFIG_NAME" || word === "CURRENT_ENDPOINT_NAME") {
    const name = choices.present.get(whole);
    if (name === undefined) throw new Error(`Nothing is called ${whole}.`);
    return name;
  }
  return choices[word] + whole.slice(word.length).replace("_", "-");
}
