import { createGunzip, type Gunzip } from "node:zlib";

/** A file that cannot be read on; what came before counts. The message is a sentence for people. */
export class FileFault extends Error {}

export interface UnpackLimits {
  /** Bytes that one packed byte may become, once more than `freely` came out. */
  ratio: number;
  freely: number;
  /** Bytes that one file may become. */
  total: number;
}

/** A log of CloudTrail packs ten to thirty fold; a bomb of DEFLATE a thousand fold. */
const usual: UnpackLimits = { ratio: 300, freely: 64 * 2 ** 20, total: 64 * 2 ** 30 };

/** So little is unpacked at once that even a bomb gives no more than 16 MB before it is looked at. */
const stepBytes = 16 * 1024;

/**
 * The bytes of a file as they were before gzip. Whether they are packed say their first two, never a name.
 * @throws FileFault after the last byte that could be unpacked: the file is cut off, damaged, or a decompression bomb.
 */
export async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  limits: UnpackLimits = usual,
): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let unpack: Unpacking | undefined;
  for await (const chunk of source) {
    let bytes = chunk;
    if (head) {
      // A copy: whoever read the bytes may use their place again.
      bytes = Buffer.concat([head, chunk]);
      if (bytes.length < 2) {
        head = bytes;
        continue;
      }
      head = undefined;
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) unpack = new Unpacking(limits);
    }
    if (unpack) yield* unpack.push(bytes);
    else yield bytes;
  }
  if (head && head.length > 0) yield head;
  if (unpack) yield* unpack.end();
}

class Unpacking {
  readonly #gunzip: Gunzip = createGunzip({ chunkSize: 256 * 1024 });
  readonly #limits: UnpackLimits;
  #out: Uint8Array[] = [];
  #read = 0;
  #given = 0;
  #failed: Error | undefined;
  /** The stream has come to its end: what follows is never taken, and no step of it would end. */
  #isOver = false;
  #ended: (() => void) | undefined;

  constructor(limits: UnpackLimits) {
    this.#limits = limits;
    this.#gunzip.on("data", (data: Buffer) => this.#out.push(data));
    this.#gunzip.on("error", (error) => {
      this.#failed = error;
      this.#ended?.();
    });
    this.#gunzip.on("end", () => {
      this.#isOver = true;
      this.#ended?.();
    });
  }

  async *push(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += stepBytes) {
      const step = bytes.subarray(at, at + stepBytes);
      this.#read += step.length;
      await this.#settled((done) => this.#gunzip.write(step, () => done()));
      yield* this.#drain();
      // Only what stands behind the end is not taken. It is padding, as tapes have it; anything else would be left out in silence.
      const left = Math.min(this.#read - this.#gunzip.bytesWritten, step.length);
      if (step.subarray(step.length - left).some((byte) => byte !== 0))
        throw new FileFault("Something stands behind the end of its gzip data.");
    }
  }

  async *end(): AsyncGenerator<Uint8Array> {
    await this.#settled(() => this.#gunzip.end());
    yield* this.#drain();
  }

  /** Waits for the end of one step, whichever way it ends. */
  #settled(step: (done: () => void) => void): Promise<void> {
    if (this.#failed || this.#isOver) return Promise.resolve();
    return new Promise((resolve) => {
      this.#ended = resolve;
      step(resolve);
    });
  }

  *#drain(): Generator<Uint8Array> {
    // What is still in the stream's own buffer is given to the listener as well.
    while (this.#gunzip.read() !== null);
    for (const data of this.#out.splice(0)) {
      this.#given += data.length;
      const { ratio, freely, total } = this.#limits;
      if (this.#given > total || (this.#given > freely && this.#given > ratio * this.#read)) {
        this.#gunzip.destroy();
        throw new FileFault(
          "It unpacks to far more than a log does and was not read on: a decompression bomb looks so.",
        );
      }
      yield data;
    }
    if (!this.#failed) return;
    this.#gunzip.destroy();
    const isCut = "code" in this.#failed && this.#failed.code === "Z_BUF_ERROR";
    throw new FileFault(
      isCut ? "It is cut off: its gzip data has no end." : `Its gzip data is damaged (${this.#failed.message}).`,
    );
  }
}
