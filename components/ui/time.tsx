import { useNow } from './now.tsx';
import { countdownText, durationText, exactTime } from './time-text.ts';

/** How long ago, in words; the exact time on hover. */
export const Age = ({ at, suffix = '' }: { at: string; suffix?: string }) => {
  const elapsed = useNow() - Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(at)}>
      {elapsed < 5000 ? 'now' : `${durationText(elapsed)}${suffix}`}
    </time>
  );
};

/** Time left until a moment, coarse when far and to the second when near; from then on what is `past`. */
export const Countdown = ({
  until,
  prefix = 'expires in ',
  past = 'expired',
}: {
  until: string;
  prefix?: string;
  past?: string;
}) => {
  const left = Date.parse(until) - useNow();
  return (
    <time dateTime={until} title={exactTime(until)} className={left < 60_000 ? 'countdown-near' : undefined}>
      {left <= 0 ? past : `${prefix}${countdownText(left)}`}
    </time>
  );
};
