import dayjs from 'dayjs';
import { useEffect, useState } from 'react';

/** The start of today (epoch ms), told anew when the day changes or the machine wakes on another one. */
export function useToday(): number {
  const [today, setToday] = useState(() => dayjs().startOf('day').valueOf());
  useEffect(() => {
    const look = () => setToday(dayjs().startOf('day').valueOf());
    const timer = setInterval(look, 30_000);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, []);
  return today;
}
