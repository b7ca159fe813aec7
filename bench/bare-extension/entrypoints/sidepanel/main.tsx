import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const rows = Number(new URLSearchParams(location.search).get('rows') ?? 0);

/** The floor of a side panel: React, and as many rows as the page's address asks for. */
const BarePanel = () => (
  <main>
    <h1>Bare panel</h1>
    <ul>
      {Array.from({ length: rows }, (_, row) => row + 1).map(number => (
        <li key={number}>Proposal {number}: Refund status, from Requested to Approved</li>
      ))}
    </ul>
  </main>
);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <BarePanel />
    </StrictMode>,
  );
