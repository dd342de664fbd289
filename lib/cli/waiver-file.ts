import { visible } from "#lib/invisible.ts";
import { namedWaiverText, type WaiverPlace, waiverText } from "#lib/scan/waiver-text.ts";
import { readWaiverFile, type WaiverFile } from "#lib/waivers/file.ts";

/**
 * The waivers of a scan: of the file that is named for it, else of the usual one where nothing is kept. A database has its own, and the
 * dashboard follows the file there. Says which file counts, and what in it nobody knows.
 * @throws AppError `usage` for a file that is not there or wrong
 */
export function waiversForScan(
  named: string | undefined,
  { place, isKept }: { place: WaiverPlace; isKept: boolean },
): WaiverFile | undefined {
  if (named === undefined && isKept) return undefined;
  const { file, isNamed } = named === undefined ? place : { file: named, isNamed: true };
  const text = isNamed ? namedWaiverText(file) : waiverText(file);
  if (text === undefined) return undefined;
  const read = readWaiverFile(text, file);
  if (named === undefined) tell(`What ${file} accepts is left out of the score.`);
  for (const warning of read.warnings) tell(warning);
  return read;
}

export function tell(message: string): void {
  process.stderr.write(`${visible(message)}\n`);
}
