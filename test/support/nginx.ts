import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheRoot } from '../host/cachedFolder.ts';

/** Where `npm run monitoring` puts Debian's package. */
export const NGINX_CACHE = 'nginx-1';

/** nginx of this machine, or of the test host's cache; without it the test is skipped, and the log says why. */
export function requireNginx(test: Mocha.Context): string {
  const { PATH = '' } = process.env;
  const folders = [...PATH.split(delimiter), '/usr/sbin', join(cacheRoot(), NGINX_CACHE, 'usr/sbin')];
  const path = folders.map((folder) => join(folder, 'nginx')).find((file) => existsSync(file));
  if (path === undefined) {
    console.log("      skipped: there is no nginx here; npm run monitoring gets it from Debian's packages");
    test.skip();
  }
  return path!;
}
