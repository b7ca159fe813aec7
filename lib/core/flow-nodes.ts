/** The flows there are, by the id under which a policy names who owns them. */
export const flowIds = ['reply'] as const;

export const flowNodes = [
  'collect',
  'reconcile',
  'rules',
  'retrieve',
  'generate',
  'check',
  'package',
] as const;
export type FlowNode = (typeof flowNodes)[number];
