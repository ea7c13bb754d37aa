import { blockHeader } from './blockHeader.ts';
import { CONTINUE_TITLE } from './continueApi.ts';

/**
 * The text of `.continue/context/llmstruct.yaml`: Continue asks our loopback server. Address and token stay secrets, which
 * Continue reads from `~/.continue/.env`. Only for where Continue runs in another host than we: beside the provider that we
 * register by its API, Continue would call this one, with an empty query. `budget`: tokens of what it gets, since its request
 * does not say for which model it is.
 */
export function contextBlock(budget: number): string {
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
      options:
        budget: ${budget}
`;
}

/** Whether a configuration of Continue's has a provider with our title, which would answer in our place. */
export function namesOurTitle(yaml: string): boolean {
  const title = `title["']?:[ \\t]*(["']?)${CONTINUE_TITLE}\\1[ \\t]*(?:[,}#]|\\r?$)`;
  return yaml
    .split('\n')
    .some((line) => !/^\s*(?:#|\/\/)/.test(line) && new RegExp(`(?:^|[\\s{,"'-])${title}`).test(line));
}
