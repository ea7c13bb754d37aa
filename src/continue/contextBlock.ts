import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
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

/**
 * A configuration in YAML without the providers that have our title, all else as it was; undefined where it cannot be read or has none.
 */
export function withoutOurProvider(yaml: string): string | undefined {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const providers = document.contents.get('context');
  if (!isSeq(providers)) return undefined;
  const kept = providers.items.filter((item) => titleOf(item) !== CONTINUE_TITLE);
  if (kept.length === providers.items.length) return undefined;
  providers.items = kept;
  if (kept.length === 0) document.contents.delete('context');
  return document.toString({ lineWidth: 0 });
}

function titleOf(item: unknown): unknown {
  const params: unknown = isMap(item) ? item.get('params') : undefined;
  return isMap(params) ? (params as YAMLMap).get('title') : undefined;
}
