import type { MaskTable } from '../mask-table.ts';
import { birthDate } from './birth-dates.ts';
import { contact } from './contact.ts';
import { europeanIds } from './european-ids.ts';
import { labelledIds } from './labelled-ids.ts';
import { network } from './network.ts';
import { otherIds } from './other-ids.ts';
import { payment } from './payment.ts';
import { secrets } from './secrets.ts';
import { undoings } from './undoings.ts';
import { otherWords } from './words.ts';

/** Every kind of value that is masked wherever it stands. Where two rules find the same place, the earlier one names it. */
export const maskTable: MaskTable = {
  rules: [
    ...secrets,
    ...contact.filter(({ kind }) => kind === 'e-mail'),
    ...payment,
    ...labelledIds,
    birthDate,
    ...europeanIds,
    ...otherIds,
    ...network,
    ...contact.filter(({ kind }) => kind === 'phone'),
  ],
  otherWords,
  undoings,
};
