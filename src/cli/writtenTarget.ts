import { isAbsolute, relative, sep } from 'node:path';

/** A target as the index knows it, where an absolute path of the workspace is written in front of `#` or `:`. */
export function writtenTarget(root: string, target: string): string {
  if (!isAbsolute(target)) return target;
  const end = /#|:\d+$/.exec(target)?.index ?? target.length;
  const path = relative(root, target.slice(0, end));
  const outside = path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return outside ? target : path.split(sep).join('/') + target.slice(end);
}
