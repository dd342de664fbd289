import type { z } from "zod";
import { AppError } from "#lib/errors.ts";
import type { Bundle } from "./open-bundle.ts";
import { refused } from "./refused.ts";

/** Longer than any resource with its scripts, or any list of coverage. */
const longestLine = 32 * 2 ** 20;
const longestDocument = 256 * 2 ** 20;

/** The one document of a file. @throws AppError `bundle` when it has another form. */
export async function documentIn<Form>(bundle: Bundle, name: string, form: z.ZodType<Form>): Promise<Form> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bundle.read(name)) {
    length += piece.length;
    if (length > longestDocument) throw refused(`the file ${name} is longer than any such file`);
    pieces.push(piece);
  }
  return formOf(Buffer.concat(pieces).toString("utf8"), form, name);
}

/** The lines of a file, so many at a time. @throws AppError `bundle` when one of them has another form. */
export async function* linesIn<Form>(
  bundle: Bundle,
  name: string,
  form: z.ZodType<Form>,
  atOnce: number,
): AsyncGenerator<Form[]> {
  let number = 0;
  let batch: Form[] = [];
  for await (const line of textLines(bundle.read(name), name)) {
    number++;
    batch.push(formOf(line, form, `${name}, line ${number},`));
    if (batch.length < atOnce) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* textLines(pieces: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let to = piece.indexOf(10); to >= 0; to = piece.indexOf(10, from)) {
      yield Buffer.concat([...begun, piece.subarray(from, to)]).toString("utf8");
      begun = [];
      length = 0;
      from = to + 1;
    }
    begun.push(piece.subarray(from));
    length += piece.length - from;
    if (length > longestLine) throw refused(`a line of ${name} is longer than any that is written`);
  }
  if (length > 0) throw refused(`the last line of ${name} has no end`);
}

function formOf<Form>(text: string, form: z.ZodType<Form>, what: string): Form {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused(`${what} is no JSON`);
  }
  const read = form.safeParse(value);
  if (read.success) return read.data;
  const path = read.error.issues[0]?.path.map(String).join(".") ?? "";
  if (path === "bundleVersion")
    throw new AppError("bundle", "The bundle has a form that this version does not know.", "Update Sagewarden.");
  throw refused(`${what} does not say ${path || "what it should"} in a way that is understood`);
}
