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
});

/** One entry of a ticket's history, with the account that made it. Values of custom fields are given, not their ids. */
export type DeskTransaction = z.infer<typeof row>;

const everyTransaction = `
  SELECT t.id, t.Type AS type, coalesce(cf.Name, t.Field) AS field, u.Name AS creator,
         coalesce(ov.LargeContent, ov.Content, t.OldValue) AS oldValue,
         coalesce(nv.LargeContent, nv.Content, t.NewValue) AS newValue,
         (SELECT v.Content FROM ObjectCustomFieldValues v
           WHERE v.ObjectType = 'RT::Transaction' AND v.ObjectId = t.id AND v.Disabled = 0) AS proposalId,
         (SELECT a.Subject FROM Attachments a WHERE a.TransactionId = t.id ORDER BY a.id LIMIT 1) AS subject,
         (SELECT CAST(a.Content AS TEXT) FROM Attachments a
           WHERE a.TransactionId = t.id AND a.ContentType = 'text/plain' ORDER BY a.id LIMIT 1) AS content
    FROM Transactions t
    JOIN Users u ON u.id = t.Creator
    LEFT JOIN CustomFields cf ON t.Type = 'CustomField' AND cf.id = t.Field
    LEFT JOIN ObjectCustomFieldValues ov
      ON t.ReferenceType = 'RT::ObjectCustomFieldValue' AND ov.id = t.OldReference
    LEFT JOIN ObjectCustomFieldValues nv
      ON t.ReferenceType = 'RT::ObjectCustomFieldValue' AND nv.id = t.NewReference
   WHERE t.ObjectType = 'RT::Ticket' AND t.ObjectId = ?
   ORDER BY t.id`;

/** Reads the history below every interface that could hide or colour it. */
export const historyOf = (databaseFile: string, ticketId: string): DeskTransaction[] => {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    return z.array(row).parse(database.prepare(everyTransaction).all(Number(ticketId)));
  } finally {
    database.close();
  }
};
