import configRecorder from "./config-recorder.ts";
import configRule from "./config-rule.ts";

export const configCollectors = [configRecorder, configRule] as const;
