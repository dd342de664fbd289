/** One row of a CSV file; `null` where a field is empty and has no quotes, as Athena writes NULL. */
export type Row = { fields: (string | null)[] } | { fault: "malformed" | "too-large" };

const quote = 0x22;
const newline = 0x0a;

/** Finds the rows in bytes of CSV (RFC 4180) that come in pieces, and holds one at most. */
export class Rows {
  readonly #longest: number;
  #inQuotes = false;
  #held: Uint8Array[] = [];
  #size = 0;

  /** @param longest bytes of one row; longer ones are told as such. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  push(chunk: Uint8Array): Row[] {
    const found: Row[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === quote) this.#inQuotes = !this.#inQuotes;
      else if (byte === newline && !this.#inQuotes) {
        this.#hold(chunk.subarray(from, at));
        found.push(...this.#take());
        from = at + 1;
      }
    }
    this.#hold(chunk.subarray(from));
    return found;
  }

  /** The last row, which need not end with a line. */
  end(): Row[] {
    return this.#inQuotes ? [] : this.#take();
  }

  /** Whether the bytes ended within quotes. */
  get isCut(): boolean {
    return this.#inQuotes;
  }

  #hold(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > this.#longest) this.#held = [];
    else if (bytes.length > 0) this.#held.push(Buffer.from(bytes));
  }

  #take(): Row[] {
    const text = Buffer.concat(this.#held).toString("utf8").replace(/\r$/, "");
    const isTooLarge = this.#size > this.#longest;
    this.#held = [];
    this.#size = 0;
    if (isTooLarge) return [{ fault: "too-large" }];
    if (text === "") return [];
    const fields = fieldsIn(text);
    return [fields ? { fields } : { fault: "malformed" }];
  }
}

/** Undefined where a quote stands that no writer of CSV puts there. */
function fieldsIn(row: string): (string | null)[] | undefined {
  const fields: (string | null)[] = [];
  for (let at = 0; ; ) {
    if (row[at] === '"') {
      let end = row.indexOf('"', at + 1);
      while (end !== -1 && row[end + 1] === '"') end = row.indexOf('"', end + 2);
      if (end === -1) return undefined;
      fields.push(row.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const end = row.indexOf(",", at);
      const text = row.slice(at, end === -1 ? row.length : end);
      if (text.includes('"')) return undefined;
      fields.push(text === "" ? null : text);
      at += text.length;
    }
    if (at === row.length) return fields;
    if (row[at] !== ",") return undefined;
    at++;
  }
}
