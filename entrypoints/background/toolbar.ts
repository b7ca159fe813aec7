import { browser } from '../../lib/messaging/browser.ts';

/** The toolbar button opens the panel. Firefox has a sidebar of its own, which other browsers do not know. */
export const openPanelFromToolbar = (): void => {
  if (browser.sidePanel) {
    void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    return;
  }
  const { sidebarAction } = browser as unknown as { sidebarAction: { toggle(): Promise<void> } };
  browser.action.onClicked.addListener(() => void sidebarAction.toggle());
};
