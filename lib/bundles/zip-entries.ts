import type { FileHandle } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { refused } from "./refused.ts";

/*
 * A zip file as lib/reports/zip.ts writes it, and in no other form: entries one after the other without a gap, each named twice in the same
 * way, all of it accounted for. Programs differ in which of two names, or which of two entries of one name, they believe; here there is
 * never a choice. Numbers are little-endian. Source: PKWARE APPNOTE 6.3.10, 4.3.
 */

/** A file in the zip: where its compressed bytes stand, and how long they are before and after. */
export interface ZipEntry {
  name: string;
  size: number;
  compressed: number;
  start: number;
}

const endLength = 22;
const centralLength = 46;
const localLength = 30;
const descriptorLength = 16;
/** A bundle has eleven files, with short names. */
const mostEntries = 20;
const mostCentral = mostEntries * (centralLength + 64);

/** @throws AppError `bundle` for what is not such a file. */
export async function zipEntries(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  if (size < endLength) throw refused("it is no zip file");
  const end = await bytesAt(file, size - endLength, endLength);
  const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (end.readUInt32LE(0) !== 0x06054b50) throw refused("it is no zip file, or not all of one");
  const isWhole = start + length + endLength === size && end.readUInt16LE(8) === count && end.readUInt16LE(20) === 0;
  if (!isWhole || end.readUInt32LE(4) !== 0 || count > mostEntries || length > mostCentral)
    throw refused("its list of files is not as it was written");
  const central = await bytesAt(file, start, length);
  const entries: ZipEntry[] = [];
  let at = 0;
  let next = 0;
  for (let number = 0; number < count; number++) {
    const { entry, offset, head, after } = centralEntry(central, at);
    if (offset !== next) throw refused("there is something between its files");
    await holdLocal(file, entry, offset, head);
    entries.push(entry);
    next = entry.start + entry.compressed + descriptorLength;
    at = after;
  }
  if (at !== length || next !== start) throw refused("there is something beside its files");
  const twice = entries.find(({ name }, place) => entries.findIndex((one) => one.name === name) < place);
  if (twice) throw refused(`it has the file ${twice.name} twice`);
  return entries;
}

/** What the list says of a file. `head`: what its own header repeats of that. */
function centralEntry(central: Buffer, at: number) {
  if (at + centralLength > central.length) throw refused("its list of files ends too soon");
  const row = central.subarray(at);
  const nameLength = row.readUInt16LE(28);
  const after = at + centralLength + nameLength;
  const name = row.toString("latin1", centralLength, centralLength + nameLength);
  // Version 2.0, deflate, sizes after the bytes; no further fields, comment, disk or attributes.
  const isPlain =
    row.readUInt32LE(0) === 0x02014b50 &&
    row.readUInt16LE(4) === 20 &&
    row.subarray(6, 12).equals(Buffer.from([20, 0, 8, 0, 8, 0])) &&
    row.subarray(30, 42).every((byte) => byte === 0);
  if (!isPlain || after > central.length) throw refused("a file in it is not as it was written");
  if (!/^[A-Za-z][A-Za-z0-9-]*\.[a-z0-9]+$/.test(name)) throw refused("a file in it has a name that no bundle has");
  const offset = row.readUInt32LE(42);
  const start = offset + localLength + nameLength;
  const entry: ZipEntry = { name, compressed: row.readUInt32LE(20), size: row.readUInt32LE(24), start };
  return { entry, offset, after, head: { fields: row.subarray(6, 16), crc: row.subarray(16, 20) } };
}

/** Holds what stands before and after a file's bytes to what the list says. */
async function holdLocal(
  file: FileHandle,
  { name, size, compressed, start }: ZipEntry,
  offset: number,
  { fields, crc }: { fields: Buffer; crc: Buffer },
): Promise<void> {
  const head = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.alloc(16), Buffer.from(name, "latin1")]);
  head.writeUInt16LE(name.length, 26);
  const tail = Buffer.concat([Buffer.from("PK\x07\x08"), crc, Buffer.alloc(8)]);
  tail.writeUInt32LE(compressed, 8);
  tail.writeUInt32LE(size, 12);
  const isSame =
    head.equals(await bytesAt(file, offset, start - offset)) &&
    tail.equals(await bytesAt(file, start + compressed, descriptorLength));
  if (!isSame) throw refused(`the file ${name} is not where its list says`);
}

/** Bytes of the file; fewer where it ends before. */
async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** What a file of the zip holds, in pieces; never more than the list says. @throws AppError `bundle` when it is not that. */
export async function* contentOf(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const { name, size, compressed } = entry;
  // What fails in it is thrown below, where it is read.
  const inflate = pipeline(Readable.from(deflated(file, entry)), createInflateRaw(), () => undefined);
  let read = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      read += piece.length;
      if (read > size) throw refused(`the file ${name} is longer than it says`);
      yield piece;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw code.startsWith("Z_") ? refused(`the file ${name} is damaged`) : error;
  } finally {
    inflate.destroy();
  }
  if (read !== size || inflate.bytesWritten !== compressed) throw refused(`the file ${name} is not as long as it says`);
}

const readAtOnce = 64 * 1024;

async function* deflated(file: FileHandle, { start, compressed }: ZipEntry): AsyncGenerator<Buffer> {
  for (let read = 0; read < compressed; ) {
    const piece = await bytesAt(file, start + read, Math.min(readAtOnce, compressed - read));
    if (piece.length === 0) throw refused("it ends too soon");
    read += piece.length;
    yield piece;
  }
}
