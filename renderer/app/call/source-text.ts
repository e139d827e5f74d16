import { call } from '../../../contract/words/en/call.ts';
import { t } from '../../../contract/words/say.ts';

/** Who told us of a call, as shown; a source that has no word of ours shows its own name. */
export function sourceText(source: string): string {
  return Object.hasOwn(call.sources, source)
    ? t(`call.sources.${source as keyof typeof call.sources}`)
    : source;
}
