import imageIsPatched from "./image-is-patched.ts";
import runsDesiredImage from "./runs-desired-image.ts";

export const clusterNodeChecks = [imageIsPatched, runsDesiredImage];
