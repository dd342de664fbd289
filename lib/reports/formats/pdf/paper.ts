import PDFDocument from "pdfkit";
import { fontFiles } from "#lib/font-files.ts";
import { ink, note, type Span } from "./ink.ts";
import { measureOf } from "./measure.ts";
import { type Line, linesOf, type Measure, widthOf } from "./typeset.ts";

/** A4 and its margins, in points. */
export const sheet = { width: 595.28, height: 841.89, left: 54, right: 54, top: 78, bottom: 66 };
export const inner = sheet.width - sheet.left - sheet.right;

type Element = PDFKit.PDFStructureElement;

interface Made {
  title: string;
  author: string;
  subject: string;
  /** ISO time of what is in it: nothing else in the file depends on when it is written. */
  at: string;
}

/**
 * Pages that fill from top to bottom. What is written stands in the tree of the document's structure too, in the order it is read;
 * what only decorates is an artifact. Coordinates are points from the top left.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  y = sheet.top;
  /** Says on every new page whose part it is. */
  runningHead = "";
  readonly #heads: string[] = [];
  readonly #open: Element[] = [];
  readonly #measure: Measure;

  constructor({ title, author, subject, at }: Made) {
    const time = new Date(at);
    this.doc = new PDFDocument({
      ...{ size: "A4", margin: 0, autoFirstPage: false, bufferPages: true },
      ...{ tagged: true, lang: "en", displayTitle: true, pdfVersion: "1.7" },
      info: { Title: title, Author: author, Subject: subject, CreationDate: time, ModDate: time },
    });
    for (const [name, file] of fontFiles()) this.doc.registerFont(name, file);
    this.#measure = measureOf(this.doc);
    const whole = this.doc.struct("Document");
    this.doc.addStructure(whole);
    this.#open.push(whole);
    this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.#heads.push(this.runningHead);
    this.y = sheet.top;
  }

  get isFresh(): boolean {
    return this.y === sheet.top;
  }

  /** Height that is left on the page. */
  get room(): number {
    return sheet.height - sheet.bottom - this.y;
  }

  /** Begins a page unless so much is left on this one. */
  need(height: number): void {
    if (this.room < height && !this.isFresh) this.newPage();
  }

  /** Everything written meanwhile belongs to one element of the structure: `Sect`, `Table`, `TR`. */
  within<T>(tag: string, write: () => T): T {
    const element = this.element(tag);
    this.#open.push(element);
    try {
      return write();
    } finally {
      this.#open.pop();
    }
  }

  /** The same, where what is written has to be waited for. */
  async during(tag: string, write: () => Promise<void>): Promise<void> {
    const element = this.element(tag);
    this.#open.push(element);
    await write();
    this.#open.pop();
  }

  /** An element that is written into by hand, here in the order of reading. */
  element(tag: string, options: PDFKit.Mixins.StructureElementOptions = {}, parent = this.#open.at(-1)): Element {
    const element = this.doc.struct(tag, options);
    parent?.add(element);
    return element;
  }

  /** Content of an element: text that is read, or the drawing of a figure. */
  content(element: Element, tag: string, draw: () => void): void {
    element.add(this.doc.markStructureContent(tag));
    draw();
    this.doc.endMarkedContent();
  }

  /** What is seen and not read: rules, marks, running heads. */
  artifact(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** Text in lines of a width. */
  lines(spans: readonly Span[], width: number): Line[] {
    return linesOf(spans, width, this.#measure);
  }

  /** Lines from a place downwards, as content of an element. Links are elements of their own within it. */
  put(lines: readonly Line[], x: number, y: number, element: Element, tag: string): void {
    let top = y;
    for (const line of lines) {
      const baseline = top + line.size * 1.02;
      let at = x;
      for (const run of line.runs) {
        if (run.wash) {
          const [left, wash] = [at, run.wash];
          this.artifact(() => this.doc.rect(left, top + 1, run.width, line.height - 2).fill(wash));
        }
        const target = run.link ?? run.to;
        const draw = () =>
          this.doc
            .font(run.font, run.size)
            .fillColor(run.colour)
            .text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
        if (target === undefined) this.content(element, tag, draw);
        else {
          const link = this.element("Link", {}, element);
          this.content(link, "Link", draw);
          const options = { structParent: link, Contents: new String(run.text) } as never;
          if (run.link) this.doc.link(at, top, run.width, line.height, run.link, options);
          else if (run.to) this.doc.goTo(at, top, run.width, line.height, run.to, options);
        }
        at += run.width;
      }
      top += line.height;
    }
  }

  /** One line, unread: running heads and the like. */
  plain(span: Span, x: number, y: number, align: "left" | "right" = "left"): void {
    const left = align === "right" ? x - widthOf(this.lines([span], 10_000)) : x;
    const { text, font, size, colour } = span;
    this.doc.font(font, size).fillColor(colour).text(text, left, y, { lineBreak: false });
  }

  /** Writes heads and numbers on all pages but the cover, and gives the file. */
  async *finish(): AsyncGenerator<Uint8Array> {
    const { count } = this.doc.bufferedPageRange();
    for (let at = 1; at < count; at++) {
      this.doc.switchToPage(at);
      this.artifact(() => {
        this.plain(note(this.#heads[at] ?? ""), sheet.left, 40);
        this.plain(note("Sagewarden"), sheet.width - sheet.right, 40, "right");
        this.doc
          .moveTo(sheet.left, 56)
          .lineTo(sheet.width - sheet.right, 56)
          .lineWidth(0.5)
          .stroke(ink.line);
        this.plain(note(`Page ${at + 1} of ${count}`), sheet.width - sheet.right, sheet.height - 42, "right");
        this.plain(note("Confidential: it names what can be abused."), sheet.left, sheet.height - 42);
      });
    }
    this.doc.end();
    for await (const chunk of this.doc) yield chunk as Uint8Array;
  }
}
