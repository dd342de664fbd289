/** Randomness that repeats: the same seed gives the same sequence. Not for secrets. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  /** @throws when there is nothing to pick from. */
  pick<T>(items: readonly T[]): T;
  /** `length` characters out of `alphabet`. */
  text(length: number, alphabet: string): string;
  uuid(): string;
}

const hexDigits = "0123456789abcdef";
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

/** sfc32 by Chris Doty-Humphrey (public domain), its 128 bits of state filled from the seed's text. */
export function seededRandom(seed: string): Random {
  let [a, b, c, d] = hash128(seed);
  const word = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) word();
  const next = () => word() / 4294967296;
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const text = (length: number, alphabet: string) => {
    let out = "";
    for (let index = 0; index < length; index++) out += alphabet[int(0, alphabet.length - 1)];
    return out;
  };
  return {
    next,
    int,
    text,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("nothing to pick from");
      return items[int(0, items.length - 1)] as (typeof items)[number];
    },
    uuid: () => {
      const hex = [word(), word(), word(), word()].map((part) => part.toString(16).padStart(8, "0")).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Hexadecimal digits that belong to a name: the same name, the same digits. */
export function hexOf(name: string, digits: number): string {
  return seededRandom(name).text(digits, hexDigits);
}

/** Lower-case letters and digits that belong to a name, as in a Studio domain id. */
export function base36Of(name: string, length: number): string {
  return seededRandom(name).text(length, base36);
}

/** An IAM unique id, `AROA…`, `AIDA…`. Source: IAM user guide, "Unique identifiers". */
export function iamId(prefix: string, name: string): string {
  return prefix + seededRandom(`${prefix} ${name}`).text(17, base32);
}

/** Four 32-bit hashes of a text, each started from another constant (cyrb128, public domain). */
function hash128(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}
