import leavesDefencesOn from "./leaves-defences-on.ts";
import opensNoWayIn from "./opens-no-way-in.ts";
import runsNoFetchedCode from "./runs-no-fetched-code.ts";
import verifiesDownloads from "./verifies-downloads.ts";

export const studioLifecycleConfigChecks = [leavesDefencesOn, opensNoWayIn, runsNoFetchedCode, verifiesDownloads];
