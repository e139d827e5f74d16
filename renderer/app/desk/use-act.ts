import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Result } from '../../../contract/ipc/result.ts';

/** Runs what a button asks for and, when main refuses, says so in main's words under `title`. */
export function useAct(): <T>(title: string, doing: Promise<Result<T>>) => Promise<Result<T>> {
  return useCallback(async (title, doing) => {
    const result = await doing;
    if (!result.ok)
      notifications.show({
        color: 'red',
        title,
        message: result.error.message,
        withBorder: true,
        autoClose: 8000,
      });
    return result;
  }, []);
}
