import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../lib/messaging/browser.ts';

export default defineBackground({
  type: 'module',
  main() {
    // Firefox opens its sidebar by itself and has no such switch.
    void browser.sidePanel?.setPanelBehavior({ openPanelOnActionClick: true });
  },
});
