/**
 * A site's host as the browser grants it. Chromium grants `http://desk.example:8080/*` with its port; Firefox knows
 * hosts without ports only.
 */
export const grantPattern = (host: string): string =>
  import.meta.env.FIREFOX ? host.replace(/:\d+\/\*$/, '/*') : host;
