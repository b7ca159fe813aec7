import { extname } from 'node:path';
import type { Page } from 'playwright';
import type { BuiltExtension } from '../build-extension.ts';

const contentTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Where a page finds the gallery once `serveGallery` was called on it. */
export const galleryUrl = 'http://gallery.test/gallery.html';

/** Answers the page's requests from a development build, without any server. */
export const serveGallery = (page: Page, built: BuiltExtension): Promise<unknown> =>
  page.route('http://gallery.test/**', route => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const body = built.files.get(path);
    if (!body) return route.fulfill({ status: 404 });
    return route.fulfill({ body, contentType: contentTypes[extname(path)] ?? 'application/octet-stream' });
  });
