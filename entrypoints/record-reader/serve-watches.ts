import { isAllowedHere } from '../../lib/page/allowed.ts';
import type { WatchNotice, WatchPortName, WatchRequest } from '../../lib/page/messages.ts';
import type { RecordReader } from '../../lib/page/read.ts';
import { isOurs } from '../../lib/page/sender.ts';
import type { Runtime } from './runtime.ts';

const portName: WatchPortName = 'countersign.watch';

/** Watches for the worker, as long as its port is open. */
export const serveWatches = (runtime: Runtime, reader: RecordReader): void => {
  runtime.onConnect.addListener(port => {
    if (port.name !== portName || !isOurs(runtime.id, port.sender)) return port.disconnect();
    let stop: (() => void) | undefined;
    port.onMessage.addListener((request: WatchRequest) => {
      stop?.();
      stop = undefined;
      if (request.type !== 'watch' || !isAllowedHere(window, request.plan)) return;
      stop = reader.watch(request.plan, what => {
        port.postMessage({ type: 'changed', what } satisfies WatchNotice);
      });
    });
    port.onDisconnect.addListener(() => stop?.());
  });
};
