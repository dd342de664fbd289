/** The records of a file, as a program reads them that separates cells at `separator`. Source: RFC 4180, section 2. */
export function readCsv(text: string, separator = ","): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (isQuoted && one === '"' && text[at + 1] === '"') cell += text[++at];
    else if (one === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && (one === separator || one === "\n" || one === "\r")) {
      record.push(cell);
      cell = "";
      if (one === "\r" && text[at + 1] === "\n") at++;
      if (one !== separator) {
        records.push(record);
        record = [];
      }
    } else cell += one;
  }
  return records;
}
