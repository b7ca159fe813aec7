import './toasts.css';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { createRoot, type Root } from 'react-dom/client';
import { Icon } from './icon.tsx';

const messages = new ToastQueue<{ text: string; tone: 'good' | 'bad' }>({ maxVisibleToasts: 3 });

/** Passing messages, announced to screen readers. F6 brings the keyboard there. */
const Toasts = () => (
  <ToastRegion queue={messages} className="toasts" aria-label="Messages">
    {({ toast }) => (
      <Toast toast={toast} className={`toast toast-${toast.content.tone}`}>
        <ToastContent className="toast-content">
          <Icon name={toast.content.tone === 'good' ? 'check' : 'warning'} />
          <Text slot="title">{toast.content.text}</Text>
        </ToastContent>
        <Button slot="close" className="button button-quiet button-icon" aria-label="Close">
          <Icon name="cross" />
        </Button>
      </Toast>
    )}
  </ToastRegion>
);

let region: Root | undefined;

/** Shows a message for a few seconds; the first one makes the place where messages appear. */
export const showMessage = (text: string, tone: 'good' | 'bad'): void => {
  if (!region) {
    region = createRoot(document.body.appendChild(document.createElement('div')));
    region.render(<Toasts />);
  }
  messages.add({ text, tone }, { timeout: 5000 });
};
