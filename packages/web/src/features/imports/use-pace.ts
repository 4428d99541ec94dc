import { useEffect, useState } from "react";

/** Read when news arrive and once a second between them, so that what rests on it is true also while a batch is under way. */
function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Seconds of work so far, and those that the rest takes at the same pace; undefined where nothing tells yet. */
export function usePace(share: number, startedAt: string | null): { seconds: number; secondsLeft?: number } {
  const now = useClock();
  const [seen] = useState({ at: now, share });
  const since = startedAt === null ? seen : { at: Date.parse(startedAt), share: 0 };
  const seconds = Math.max(0, (now - since.at) / 1000);
  const done = share - since.share;
  if (seconds < 0.5 || done <= 0) return { seconds };
  return { seconds, secondsLeft: (seconds / done) * (1 - share) };
}
