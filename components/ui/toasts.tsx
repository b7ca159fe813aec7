import './toasts.css';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { Icon } from './icon.tsx';

/** The messages on the screen; `say` adds to them. */
export const messages = new ToastQueue<{ text: string; tone: 'good' | 'bad' }>({ maxVisibleToasts: 3 });

/** Where passing messages appear; one in each page. They are announced to screen readers. */
export const Toasts = () => (
  <ToastRegion queue={messages} className="toasts" aria-label="Messages">
    {({ toast }) => (
      <Toast toast={toast} className={`toast toast-${toast.content.tone}`}>
        <ToastContent className="row">
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
