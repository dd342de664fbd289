import type { FontName } from "#lib/font-files.ts";
import type { Measure } from "./typeset.ts";

/** What pdfkit keeps of the font that is set: not in its types, and the only way to ask which characters it has. */
interface FontInUse {
  _font: {
    font: { characterSet: number[]; glyphForCodePoint(point: number): { id: number } };
    widthOfString(text: string, size: number): number;
  };
}

/** Widths and characters of the fonts of a document, each asked for once. */
export function measureOf(doc: PDFKit.PDFDocument): Measure {
  const fonts = new Map<FontName, FontInUse["_font"] & { characters: ReadonlySet<string> }>();
  const fontOf = (name: FontName) => {
    const known = fonts.get(name);
    if (known) return known;
    // The document has set it just now, so this is it.
    const font = (doc.font(name) as unknown as FontInUse)._font;
    const opened = Object.assign(font, { characters: charactersOf(font) });
    fonts.set(name, opened);
    return opened;
  };
  const letters = new Map<FontName, Map<string, number>>();
  const letterOf = (font: FontName, known: Map<string, number>, letter: string) => {
    const width = fontOf(font).widthOfString(letter, 1);
    known.set(letter, width);
    return width;
  };
  return {
    has: (font, character) => fontOf(font).characters.has(character),
    about(font, text) {
      const known = letters.get(font) ?? new Map<string, number>();
      letters.set(font, known);
      let sum = 0;
      for (const letter of text) sum += known.get(letter) ?? letterOf(font, known, letter);
      return sum;
    },
    width: (font, text) => fontOf(font).widthOfString(text, 1),
  };
}

/**
 * The characters that a font has a shape of their own for. Of those that share one (the Ohm sign and Omega) a reader who copies
 * the text would get the first, and nobody could tell them apart.
 */
function charactersOf({ font }: FontInUse["_font"]): ReadonlySet<string> {
  const taken = new Set<number>();
  const own = new Set<string>();
  const points = font.characterSet.filter((point) => !isJoined(point)).sort((one, other) => one - other);
  for (const point of points) {
    const { id } = font.glyphForCodePoint(point);
    if (id === 0 || taken.has(id)) continue;
    taken.add(id);
    own.add(String.fromCodePoint(point));
  }
  return own;
}

/** Letters joined into one, and marks that join a letter: fonts do so by themselves, and the text would not say which it was. */
function isJoined(point: number): boolean {
  return (point >= 0xfb00 && point <= 0xfb06) || /\p{M}/u.test(String.fromCodePoint(point));
}
