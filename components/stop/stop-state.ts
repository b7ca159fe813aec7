export interface StopState {
  scope: string;
  reason: string;
  by: string;
  since: string;
}

/** `everything`, or one connector or action, in words. */
export const scopeWords = (scope: string): string => scope.replace(':', ' ');
