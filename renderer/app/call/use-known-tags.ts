import { useEffect, useState } from 'react';
import { useOpenDesk } from '../desk/use-desk.ts';

/** The tags that calls in the log have, the most frequent first; none while they are not known. */
export function useKnownTags(): readonly string[] {
  const { ask } = useOpenDesk();
  const [tags, setTags] = useState<readonly string[]>([]);
  useEffect(() => {
    let current = true;
    void ask['call.facets']({}).then((answer) => {
      if (current && answer.ok) setTags(answer.value.tags.map(({ value }) => value));
    });
    return () => {
      current = false;
    };
  }, [ask]);
  return tags;
}
