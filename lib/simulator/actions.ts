/** True when an IAM action (`sagemaker:ListModels`) matches a pattern: the action itself, a prefix with `*`, or `*`. */
export function matchesAction(pattern: string, action: string): boolean {
  return pattern.endsWith("*") ? action.startsWith(pattern.slice(0, -1)) : pattern === action;
}
