import dataComesFromOwnBucket from "./data-comes-from-own-bucket.ts";
import imagesComeFromKnownRegistries from "./images-come-from-known-registries.ts";
import runsWhatItsTagsMean from "./runs-what-its-tags-mean.ts";

export const inferenceComponentChecks = [dataComesFromOwnBucket, imagesComeFromKnownRegistries, runsWhatItsTagsMean];
