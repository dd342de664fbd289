/** One simple command of a pipeline, as a POSIX shell would run it. */
export interface ParsedCommand {
  words: string[];
  /** The file its output goes to. */
  into?: string;
}

export interface ParsedLine {
  pipeline: ParsedCommand[];
  /** Printed as a comment, for the reader to run when ready. */
  later: boolean;
}

/**
 * The commands of a printed fix. Strict: fixes use words, single quotes, pipes, `>` and comments, and anything else
 * that means something to a shell is an error.
 * @throws Error naming what is not understood
 */
export function parseScript(text: string): ParsedLine[] {
  return text.split("\n").flatMap((line): ParsedLine[] => {
    const command = /^# (aws .*)$/.exec(line)?.[1];
    if (command === undefined && line.startsWith("#")) return [];
    return [{ pipeline: parseLine(command ?? line), later: command !== undefined }];
  });
}

function parseLine(line: string): ParsedCommand[] {
  const tokens = tokensOf(line);
  const commands: ParsedCommand[] = [{ words: [] }];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const command = commands.at(-1);
    if (!token || !command) throw new Error(`An empty command: ${line}`);
    if (token.operator === "|") commands.push({ words: [] });
    else if (token.operator === ">") command.into = tokens[++at]?.word ?? fail(line);
    else command.words.push(token.word);
  }
  if (commands.some(({ words }) => words.length === 0)) throw new Error(`An empty command: ${line}`);
  return commands;
}

function fail(line: string): never {
  throw new Error(`A redirection without a file: ${line}`);
}

interface Token {
  word: string;
  operator?: string;
}

const token = /\s*(?:(?<operator>[|>])|(?<word>(?:[\w./:@+,=-]|'[^']*'|\\')+))/y;

function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(token);
  while (pattern.lastIndex < line.trimEnd().length) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(line)?.groups;
    if (!groups) throw new Error(`Not understood from character ${from}: ${line}`);
    const word = (groups.word ?? "").replace(/'([^']*)'|\\(')/g, (_, quoted, escaped) => quoted ?? escaped);
    tokens.push(groups.operator ? { word: "", operator: groups.operator } : { word });
  }
  return tokens;
}
