import '../../lib/messaging/no-code-from-text.ts';
import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../lib/messaging/browser.ts';
import { receive } from '../../lib/messaging/receive.ts';
import { handlers } from './handlers.ts';
import { startOver } from './session.ts';
import { serveStream } from './streams.ts';
import { sweepWhileDraftsAreKept } from './sweeping.ts';
import { openPanelFromToolbar } from './toolbar.ts';
import { resumeWatches } from './watches.ts';

export default defineBackground({
  type: 'module',
  main() {
    const self = { id: browser.runtime.id, origin: location.origin };
    // Listeners are registered before anything is awaited: a worker that was revived for an event must not miss it.
    browser.runtime.onMessage.addListener((raw, sender, answer) => {
      void receive(handlers, self, raw, sender).then(answer);
      return true;
    });
    browser.runtime.onConnect.addListener(port => serveStream(port, self));
    browser.storage.onChanged.addListener((_, area) => {
      if (area === 'managed') void startOver();
    });
    sweepWhileDraftsAreKept();
    openPanelFromToolbar();
    // Only the extension's own contexts may look into it. This is the default, said aloud; Firefox has no other.
    void browser.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
    void resumeWatches();
  },
});
