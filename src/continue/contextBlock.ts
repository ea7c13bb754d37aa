import { blockHeader } from './blockHeader.ts';
import { CONTINUE_TITLE } from './continueApi.ts';

/**
 * The text of `.continue/context/llmstruct.yaml`: Continue asks our loopback server. Address and token stay secrets, which
 * Continue reads from `~/.continue/.env`. Only for where Continue runs in another host than we: beside the provider that we
 * register by its API, Continue would call this one, with an empty query.
 */
export function contextBlock(): string {
  return `${blockHeader('context')}  - provider: http
    name: ${CONTINUE_TITLE}
    params:
      url: \${{ secrets.LLMSTRUCT_URL }}/context
      title: ${CONTINUE_TITLE}
      displayTitle: ${CONTINUE_TITLE}
      description: Structural code context from llmstruct
      renderInlineAs: ""
      headers:
        Authorization: Bearer \${{ secrets.LLMSTRUCT_TOKEN }}
`;
}

/** Whether a configuration of Continue's has a provider with our title, which would answer in our place. */
export function namesOurTitle(yaml: string): boolean {
  return new RegExp(`^[ \\t-]*title:[ \\t]*(["']?)${CONTINUE_TITLE}\\1[ \\t]*(#.*)?$`, 'm').test(yaml);
}
