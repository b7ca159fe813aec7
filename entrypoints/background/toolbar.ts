import { browser } from '../../lib/messaging/browser.ts';
import { tellPages } from './watches.ts';

// Firefox has a sidebar of its own, which the common types do not know.
const { sidePanel, sidebarAction } = browser as typeof browser & {
  sidebarAction?: { open(): Promise<void> };
};

/**
 * The toolbar button opens the panel. The worker does it by itself, because only a click that it hears lets the
 * extension see the address of that tab before its host is granted.
 */
export const openPanelFromToolbar = (): void => {
  browser.action.onClicked.addListener(tab => {
    // Both must be called within the click: nothing may be awaited before.
    void (sidebarAction ? sidebarAction.open() : sidePanel.open({ windowId: tab.windowId }));
    if (tab.id !== undefined) void tellPages(tab.id);
  });
};
