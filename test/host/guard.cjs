'use strict';
// Preloaded into the VS Code server. Its own watchdog is a native module, which is not built here: when whoever started
// the server is gone (their end of its stdin closes), the whole process group ends, extension host included.

if (process.argv[1]?.endsWith('server-main.js') && process.env.VSCODE_HOST_GUARD === '1') {
  delete process.env.VSCODE_HOST_GUARD; // the extension host inherits the environment, but not this pipe
  process.stdin.on('end', () => process.kill(-process.pid, 'SIGKILL'));
  process.stdin.on('error', () => {});
  process.stdin.resume();
  process.stdin.unref?.();
}
