/** What came out of a stream of JSON: the text of one element, or why there is none. */
export type Element = { text: string } | { fault: "malformed" | "too-large" };

/** The lists that a trail's log and the answer of LookupEvents are; other members of the object are left. */
const lists = new Set(["Records", "Events"]);
const longestWord = 16;

const quote = 0x22;
const backslash = 0x5c;
const newline = 0x0a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/**
 * Finds where elements end in bytes of JSON that come in pieces: those of the list in `{"Records": […]}` or
 * `{"Events": […]}`, of a bare list, or values that follow each other (NDJSON). No more than one element is held. What
 * it gives is the same however the bytes are cut. A line of NDJSON that is broken takes no other with it.
 */
export class Elements {
  readonly #longest: number;
  #depth = 0;
  /** The depth that elements stand at: 0 between values, 1 in a bare list, 2 in the list of an object. */
  #within = 0;
  /** The top-level object has a list, so it is no element itself. */
  #isWrapper = false;
  #inText = false;
  #escaped = false;
  #word = "";
  /** The last byte that is no blank, outside of texts. */
  #last = 0;
  /** An element has begun. */
  #isOpen = false;
  #lines = 0;
  #afterNewline = true;
  #isStray = false;
  #held: Uint8Array[] = [];
  #size = 0;

  /** @param longest bytes of one element; longer ones are told as such. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  push(chunk: Uint8Array): Element[] {
    const found: Element[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#inText = false;
        else if (byte === newline) {
          // No text of JSON has a bare line break: the line was cut off.
          found.push({ fault: "malformed" });
          this.#drop();
          this.#inText = false;
          if (this.#within === 0) this.#depth = 0;
          this.#afterNewline = true;
        } else if (this.#depth === 1 && this.#word.length <= longestWord) this.#word += String.fromCharCode(byte);
        continue;
      }
      switch (byte) {
        case quote:
          if (this.#depth === this.#within && !this.#isInWrapper()) this.#stray(found);
          this.#inText = true;
          this.#escaped = false;
          this.#word = "";
          break;
        case openBrace:
        case openBracket:
          if (byte === openBrace && this.#isNextLine()) {
            found.push({ fault: "malformed" });
            this.#drop();
            this.#depth = 0;
          }
          if (this.#beginsList(byte)) {
            this.#drop();
            this.#within = this.#depth + 1;
          } else if (this.#depth === this.#within && !this.#isInWrapper()) {
            this.#isOpen = true;
            this.#lines = 0;
            from = at;
          }
          this.#depth++;
          break;
        case closeBrace:
        case closeBracket:
          if (this.#depth === 0) {
            this.#stray(found);
            break;
          }
          this.#depth--;
          if (this.#isOpen && this.#depth === this.#within) {
            found.push(this.#take(chunk.subarray(from, at + 1)));
          } else if (this.#depth < this.#within) {
            // The list ends; in an object others may follow.
            this.#within = 0;
            this.#isStray = false;
          }
          if (this.#depth === 0) this.#isWrapper = false;
          break;
        case comma:
          if (this.#depth === this.#within) this.#isStray = false;
          break;
        case newline:
          this.#lines++;
          if (this.#depth === 0) this.#isStray = false;
          this.#afterNewline = true;
          continue;
        case 0x20:
        case 0x09:
        case 0x0d:
          this.#afterNewline = false;
          continue;
        case colon:
          break;
        default:
          if (this.#depth === this.#within && !this.#isInWrapper()) this.#stray(found);
      }
      this.#afterNewline = false;
      this.#last = byte;
    }
    if (this.#isOpen) this.#hold(chunk.subarray(from));
    return found;
  }

  /** Whether the bytes ended in the middle of something. */
  get isCut(): boolean {
    return this.#depth > 0 || this.#inText;
  }

  /** Among the members of an object that has a list, outside of the list. */
  #isInWrapper(): boolean {
    return this.#isWrapper && this.#within === 0;
  }

  #beginsList(byte: number): boolean {
    if (byte !== openBracket || this.#within !== 0) return false;
    if (this.#depth === 0) return true;
    const isList = this.#depth === 1 && this.#last === colon && lists.has(this.#word);
    if (isList) this.#isWrapper = true;
    return isList;
  }

  /** `{` where no value may begin, or at the beginning of the next line: the line before had no end. */
  #isNextLine(): boolean {
    if (this.#within !== 0 || this.#depth === 0 || !this.#isOpen) return false;
    const mayBegin = this.#last === colon || this.#last === comma || this.#last === openBracket;
    return this.#afterNewline && (!mayBegin || this.#lines === 1);
  }

  #stray(found: Element[]): void {
    if (!this.#isStray) found.push({ fault: "malformed" });
    this.#isStray = true;
  }

  #hold(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > this.#longest) this.#held = [];
    // A copy: whoever read the bytes may use their place again.
    else this.#held.push(Buffer.from(bytes));
  }

  #take(bytes: Uint8Array): Element {
    const size = this.#size + bytes.length;
    const held = this.#held;
    this.#drop();
    if (size > this.#longest) return { fault: "too-large" };
    const whole = held.length === 0 ? bytes : Buffer.concat([...held, bytes]);
    return { text: Buffer.from(whole.buffer, whole.byteOffset, whole.length).toString("utf8") };
  }

  #drop(): void {
    this.#isOpen = false;
    this.#held = [];
    this.#size = 0;
  }
}
