import '../../components/ui/base.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import { FixedNow } from '../../components/ui/now.tsx';
import { ApprovalShows } from './approval-shows.tsx';
import { ConsoleShows } from './console-shows.tsx';
import { PanelShows } from './panel-shows.tsx';
import { PolicyFormShows } from './policy-form-shows.tsx';
import { PolicyShows } from './policy-shows.tsx';
import { PolicyVersionShows } from './policy-version-shows.tsx';
import { galleryNow } from './samples/people.ts';
import { SiteShows } from './site-shows.tsx';

// `?scheme=dark` and `?dir=rtl` serve those who look at pictures.
const wishes = new URLSearchParams(location.search);
const scheme = wishes.get('scheme');
if (scheme) document.documentElement.dataset.scheme = scheme;
document.documentElement.dir = wishes.get('dir') ?? 'ltr';

const root = document.getElementById('root');
if (!root) throw new Error('The gallery page has no root.');
createRoot(root).render(
  <FixedNow at={galleryNow}>
    <main className="gallery">
      <h1 className="visually-hidden">Every component in every state</h1>
      <PanelShows />
      <ApprovalShows />
      <ConsoleShows />
      <PolicyShows />
      <PolicyFormShows />
      <PolicyVersionShows />
      <SiteShows />
    </main>
  </FixedNow>,
);
