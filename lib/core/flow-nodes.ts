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
