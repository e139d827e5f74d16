import { troubleBegins } from '../../main/shell/trouble.ts';

/**
 * Finds in what the app prints the three lines in which it says why it cannot start: the person at the terminal may
 * not see its window, and other programs print into the same stream.
 */
export function troubleTold(tell: (line: string) => void): (line: string) => boolean {
  let left = 0;
  return (line) => {
    if (line.startsWith(troubleBegins)) left = 3;
    if (left === 0) return false;
    left -= 1;
    tell(line);
    return true;
  };
}
