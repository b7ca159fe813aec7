import { pino } from 'pino';
import { isFault } from '../lib/core/fault.ts';
import { type Backend, startBackend } from './backend.ts';
import { readConfig } from './config.ts';

const logger = pino({
  redact: ['authorization', 'dpop'].flatMap(name => [`req.headers.${name}`, `headers.${name}`]),
});

const stopOn = (backend: Backend): void => {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    await backend.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

try {
  const config = await readConfig(process.env.COUNTERSIGN_CONFIG ?? 'countersign.yaml');
  const backend = await startBackend(config, { logger });
  stopOn(backend);
  logger.info({ url: backend.url }, 'ready');
} catch (error) {
  logger.fatal(
    { err: isFault(error) ? undefined : error },
    isFault(error) ? error.public : 'the backend could not start',
  );
  process.exitCode = 1;
}
