import { SqlError } from "./sql-error.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Words that name nothing unless they are quoted. Source: Trino, "Reserved keywords". */
const reserved = new Set(
  `ALTER AND AS BETWEEN BY CASE CAST CONSTRAINT CREATE CROSS CUBE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER
   DEALLOCATE DELETE DESCRIBE DISTINCT DROP ELSE END ESCAPE EXCEPT EXECUTE EXISTS EXTRACT FALSE FOR FROM FULL GROUP GROUPING HAVING
   IN INNER INSERT INTERSECT INTO IS JOIN LEFT LIKE LOCALTIME LOCALTIMESTAMP NATURAL NORMALIZE NOT NULL ON OR ORDER OUTER PREPARE
   RECURSIVE RIGHT ROLLUP SELECT TABLE THEN TRUE UESCAPE UNION UNNEST USING VALUES WHEN WHERE WITH`.split(/\s+/),
);

/** The tokens of a statement, one after the other. */
export class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(statement: string) {
    this.#tokens = tokensOf(statement);
  }

  get next(): Token {
    return this.ahead(0);
  }

  ahead(count: number): Token {
    // The last token is the end, and nothing is read past it.
    return this.#tokens[Math.min(this.#at + count, this.#tokens.length - 1)] as Token;
  }

  take(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  isWord(...words: readonly string[]): boolean {
    return words.every((word, index) => {
      const { kind, text } = this.ahead(index);
      return kind === "word" && text.toUpperCase() === word;
    });
  }

  /** Passes these words when they are next. */
  words(...words: readonly string[]): boolean {
    if (!this.isWord(...words)) return false;
    this.#at += words.length;
    return true;
  }

  sign(text: string): boolean {
    if (this.next.kind !== "sign" || this.next.text !== text) return false;
    this.#at += 1;
    return true;
  }

  /** @throws SqlError when something else is next */
  needWord(word: string): void {
    if (!this.words(word)) throw this.mismatch(`'${word}'`);
  }

  needSign(text: string): void {
    if (!this.sign(text)) throw this.mismatch(`'${text}'`);
  }

  /** What can name something, as it was written. */
  name(): Token {
    const { kind, text } = this.next;
    if (kind === "quoted" || (kind === "word" && !reserved.has(text.toUpperCase()))) return this.take();
    throw this.mismatch("<identifier>");
  }

  mismatch(expecting: string): SqlError {
    const { text } = this.next;
    return new SqlError("SYNTAX_ERROR", this.next, `mismatched input '${text}'. Expecting: ${expecting}`);
  }
}
