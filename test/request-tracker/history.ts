import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const row = z.object({
  id: z.number(),
  type: z.string(),
  field: z.string().nullable(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  creator: z.string(),
  proposalId: z.string().nullable(),
  subject: z.string().nullable(),
  content: z.string().nullable(),
  encoding: z.string().nullable(),
});

/** One entry of a ticket's history, with the account that made it. Values of custom fields are given, not their ids. */
export type DeskTransaction = Omit<z.infer<typeof row>, 'encoding'>;

const everyTransaction = `
  SELECT t.id, t.Type AS type, coalesce(cf.Name, t.Field) AS field, u.Name AS creator,
         coalesce(ov.LargeContent, ov.Content, t.OldValue) AS oldValue,
         coalesce(nv.LargeContent, nv.Content, t.NewValue) AS newValue,
         (SELECT v.Content FROM ObjectCustomFieldValues v
           WHERE v.ObjectType = 'RT::Transaction' AND v.ObjectId = t.id AND v.Disabled = 0) AS proposalId,
         (SELECT a.Subject FROM Attachments a WHERE a.TransactionId = t.id ORDER BY a.id LIMIT 1) AS subject,
         (SELECT CAST(a.Content AS TEXT) FROM Attachments a
           WHERE a.TransactionId = t.id AND a.ContentType = 'text/plain' ORDER BY a.id LIMIT 1) AS content,
         (SELECT a.ContentEncoding FROM Attachments a
           WHERE a.TransactionId = t.id AND a.ContentType = 'text/plain' ORDER BY a.id LIMIT 1) AS encoding
    FROM Transactions t
    JOIN Users u ON u.id = t.Creator
    LEFT JOIN CustomFields cf ON t.Type = 'CustomField' AND cf.id = t.Field
    LEFT JOIN ObjectCustomFieldValues ov
      ON t.ReferenceType = 'RT::ObjectCustomFieldValue' AND ov.id = t.OldReference
    LEFT JOIN ObjectCustomFieldValues nv
      ON t.ReferenceType = 'RT::ObjectCustomFieldValue' AND nv.id = t.NewReference
   WHERE t.ObjectType = 'RT::Ticket' AND t.ObjectId = ?
   ORDER BY t.id`;

const unquoted = (text: string): string => {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

const transactionOf = (found: unknown): DeskTransaction => {
  const { encoding, content, ...rest } = row.parse(found);
  return { ...rest, content: content && encoding === 'quoted-printable' ? unquoted(content) : content };
};

/** Reads the history below every interface that could hide or colour it. */
export const historyOf = (databaseFile: string, ticketId: string): DeskTransaction[] => {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    return database.prepare(everyTransaction).all(Number(ticketId)).map(transactionOf);
  } finally {
    database.close();
  }
};
