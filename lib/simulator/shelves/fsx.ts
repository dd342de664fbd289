import type { FileSystem } from "@aws-sdk/client-fsx";
import { shelf } from "../shelf.ts";

export const fsxFileSystems = shelf<FileSystem>("fsx file-systems");
