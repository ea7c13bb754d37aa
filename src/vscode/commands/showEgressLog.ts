import { showEgressLog as showLog } from '../egress/egressLog.ts';
import type { Shell } from '../shell.ts';

/** "Show Egress Log". */
export function showEgressLog({ folders, egressPages }: Shell): () => Promise<void> {
  return () => showLog(folders, egressPages);
}
